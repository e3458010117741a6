import { describe, expect, it } from 'vitest';
import { ItemQueue } from './item-queue';

const item = (value: unknown): unknown => ({ done: false, value });
const done = { done: true, value: undefined };

describe('ItemQueue', () => {
  it('gives items in order, to whoever asked first, and asks its owner only when it is empty', async () => {
    let asked = 0;
    let taken = 0;
    const queue = new ItemQueue({ asked: () => (asked += 1), taken: () => (taken += 1) });
    const early = [queue.next(), queue.next()];
    for (const value of ['a', 'b', 'c', 'd']) queue.push(value);
    expect(await Promise.all([...early, queue.next(), queue.next()])).toEqual(['a', 'b', 'c', 'd'].map(item));
    expect([asked, taken]).toEqual([2, 4]);
  });

  it('gives what is left before it ends, and throws once', async () => {
    const queue = new ItemQueue();
    queue.push(1);
    queue.end({ error: new Error('at last') });
    queue.push('too late');
    expect(await queue.next()).toEqual(item(1));
    await expect(queue.next()).rejects.toThrow('at last');
    expect(await queue.next()).toEqual(done);
  });

  it('throws at once where it fails, to the one who waits', async () => {
    const queue = new ItemQueue();
    queue.push(1);
    queue.fail(new Error('gone'));
    await expect(queue.next()).rejects.toThrow('gone');
    const other = new ItemQueue();
    const waiting = [other.next(), other.next()];
    other.fail(new Error('gone'));
    await expect(waiting[0]).rejects.toThrow('gone');
    expect(await waiting[1]).toEqual(done);
  });

  it('tells its owner once that it is dropped, and waits for that', async () => {
    let dropped = 0;
    const queue = new ItemQueue({
      dropped: async () => {
        dropped += 1;
        await Promise.resolve();
        dropped += 1;
      },
    });
    const waiting = queue.next();
    expect(await queue.return()).toEqual(done);
    expect(await waiting).toEqual(done);
    await queue.return();
    expect(dropped).toBe(2);
  });

  it('forgets its failure where it is dropped after that', async () => {
    const queue = new ItemQueue();
    queue.fail(new Error('gone'));
    await queue.return();
    expect(await queue.next()).toEqual(done);
  });

  it('tells whoever waits for its end, each once, now or later, in spite of one that throws', () => {
    const heard: unknown[] = [];
    const queue = new ItemQueue();
    queue.whenEnded(() => {
      throw new Error('a log that is full');
    });
    queue.whenEnded((failure) => heard.push(failure));
    queue.end({ error: 'why' });
    queue.end();
    queue.whenEnded((failure) => heard.push(failure));
    expect(heard).toEqual([{ error: 'why' }, { error: 'why' }]);
  });

  it('is made of an array', async () => {
    const got: unknown[] = [];
    for await (const value of ItemQueue.of([1, undefined, 3])) got.push(value);
    expect(got).toEqual([1, undefined, 3]);
  });
});
