import { describe, expect, it } from 'vitest';
import { formatDeadline, parseDeadline } from './deadline';

describe('a deadline', () => {
  it.each([
    ['30 s', 30_000],
    ['30', 30_000],
    ['2 min', 120_000],
    ['2m', 120_000],
    ['1 min 30 s', 90_000],
    ['500 ms', 500],
    ['1,5 s', 1500],
    ['1 h', 3_600_000],
    ['0', 0],
    ['never', 0],
    [' Never ', 0],
  ])('is read from "%s"', (written, ms) => {
    expect(parseDeadline(written)).toBe(ms);
  });

  it.each(['', 'soon', '30 x', '5 s later', '-3 s', '1e9 h', '99999 h'])(
    'is not read from "%s"',
    (written) => {
      expect(parseDeadline(written)).toBeUndefined();
    },
  );

  it('is written as it can be read again', () => {
    for (const ms of [0, 500, 1500, 30_000, 60_000, 90_000, 120_000, 3_600_000])
      expect(parseDeadline(formatDeadline(ms))).toBe(ms);
  });
});
