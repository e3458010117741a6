import { describe, expect, it } from 'vitest';
import { deadlineProblem, formatDeadline, parseDeadline } from './deadline';

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

  it.each([
    ['soon', '“soon” isn’t a time, so 30 s is used. Write 30 s, 2 min, or never.'],
    ['', 'No deadline is written, so 30 s is used. Write 30 s, 2 min, or never.'],
    ['-3 s', 'A deadline can’t be negative, so 30 s is used. Write 30 s, 2 min, or never.'],
    [
      '99999 h',
      '“99999 h” is longer than the 24 days that can be waited, so 30 s is used. Write 30 s, 2 min, or never.',
    ],
    ['1 min', undefined],
  ])('that is written as "%s" says what is wrong', (written, problem) => {
    expect(deadlineProblem(written, 30_000)).toBe(problem);
  });
});
