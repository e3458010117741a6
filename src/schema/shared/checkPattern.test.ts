import { describe, expect, it } from 'vitest';
import { patternProblem } from './checkPattern';

describe('patternProblem', () => {
  it.each([
    '^[0-9]{5}$',
    '^[a-z]+(\\.[a-z]+)*$',
    '^([a-z]+\\.)*[a-z]+$',
    '^(?:\\d{1,3}\\.){3}\\d{1,3}$',
    '^(?<year>\\d{4})-(\\d{2})(-\\d{2})?$',
    '^(a|b)*$',
    '^\\(+\\)*$',
    '[(+]+',
    '^(?=.*\\d)(?=.*[a-z]).{8,}$',
    '^\\p{L}+$',
  ])('takes %s', (pattern) => {
    expect(patternProblem(pattern)).toBeUndefined();
  });

  it.each(['(a+)+$', '^(.*)*$', '^([a-z]+)*$', '^(?:a*b?)+$', '^((a+))+$', '^(\\s+)+x', '(x{2,})+'])(
    'refuses %s',
    (pattern) => {
      expect(patternProblem(pattern)).toBe('can take forever on some texts');
    },
  );

  it('says what is no regular expression', () => {
    expect(patternProblem('(')).toContain("isn't a regular expression");
    expect(patternProblem(5)).toBe("isn't a text");
  });
});
