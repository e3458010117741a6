import { describe, expect, it } from 'vitest';
import { oneAtATime } from './oneAtATime';

describe('one at a time', () => {
  it('does once more what was asked for meanwhile, however often', async () => {
    const ran: string[] = [];
    let go: () => void = () => undefined;
    const run = oneAtATime(async (key) => {
      ran.push(key);
      if (ran.length === 1) await new Promise<void>((resolve) => (go = resolve));
    });
    const first = run('a');
    await run('a');
    await run('a');
    await run('b');
    expect(ran).toEqual(['a', 'b']);
    go();
    await first;
    expect(ran).toEqual(['a', 'b', 'a']);
  });

  it('goes on after a failure', async () => {
    let fails = true;
    const run = oneAtATime(() => (fails ? Promise.reject(new Error('no')) : Promise.resolve()));
    await expect(run('a')).rejects.toThrow('no');
    fails = false;
    await expect(run('a')).resolves.toBeUndefined();
  });
});
