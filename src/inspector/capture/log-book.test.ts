import { describe, expect, it } from 'vitest';
import { LogBook } from './log-book';

describe('LogBook', () => {
  it('bounds a flood of violations and says how many it left out', () => {
    let now = 1_000;
    const log = new LogBook('t', () => now);
    for (let n = 0; n < 5_000; n++) log.add('violation', 'warn', `v${n}`);
    now = 2_000;
    log.add('violation', 'warn', 'next second');
    const texts = log.after(0, 100).map(({ text }) => text);
    expect(texts).toHaveLength(22);
    expect(texts[20]).toBe('4980 more violations in one second; Traffic has all of them');
  });

  it('bounds lines and their number, and counts on', () => {
    const log = new LogBook('t', () => 0);
    for (let n = 0; n < 20_001; n++) log.add('stderr', 'info', `line ${n}`);
    expect(log.after(0, 20_000).length).toBeLessThanOrEqual(10_000);
    expect(log.after(20_000, 10)).toMatchObject([{ seq: 20_001, text: 'line 20000' }]);
    log.add('stderr', 'info', 'x'.repeat(10_000));
    expect(log.newest('stderr', 1, 0)[0]).toMatch(/^x{4000}… \(6000 more characters\)$/);
  });
});
