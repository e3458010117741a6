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
    '^(jpg|jpeg|png)(,(jpg|jpeg))*$',
    '^(\\d{4}|\\d{8})(,\\d+)*$',
    '^([a-z0-9]([a-z0-9-]*[a-z0-9])?\\.)+[a-z]{2,}$',
    '^(0|[1-9]\\d*)\\.(0|[1-9]\\d*)(?:-((?:0|[1-9]\\d*|\\d*[a-zA-Z-][0-9a-zA-Z-]*)(?:\\.(?:0|[1-9]\\d*))*))?$',
    '^(foo|far)*$',
    '(a?)*b',
    '^((\\d{4},)|(\\d{8},))*$',
    `^(${Array.from({ length: 100 }, (_, index) => `w${index}`).join('|')})+$`,
    '^[a-z]{1,10000}$',
  ])('takes %s', (pattern) => {
    expect(patternProblem(pattern)).toBeUndefined();
  });

  it.each([
    '(a+)+$',
    '^(.*)*$',
    '^([a-z]+)*$',
    '^(?:a*b?)+$',
    '^((a+))+$',
    '^(\\s+)+x',
    '(x{2,})+',
    '(a|a)*$',
    '(a|aa)+$',
    '(\\w|\\d)+$',
    '(a{2}|a{3})+$',
    '(a*)*b',
    '(.*a){12}',
    '(\\d+){10}$',
    '^(\\w+\\s?)+$',
    '(?=(a+)+$)b',
    '([^"]|\\\\.)*"',
    '(é|É|\\p{L})+$',
    '^(([a-z])+.)+[A-Z]([a-z])+$',
  ])('refuses %s', (pattern) => {
    expect(patternProblem(pattern)).toBe('can take forever on some texts');
  });

  it('comes to an end with one that is nested deeply', () => {
    expect(typeof patternProblem(`${'('.repeat(3_000)}a${')+'.repeat(3_000)}`)).not.toBe('object');
  });

  it('says what is no regular expression', () => {
    expect(patternProblem('(')).toContain("isn't a regular expression");
    expect(patternProblem(5)).toBe("isn't a text");
  });
});
