import { describe, expect, it } from 'vitest';
import { sameJson } from './same-json';

describe('sameJson', () => {
  it.each([
    [{ a: 1, b: [1, null] }, { b: [1, null], a: 1 }, true],
    [{ a: 1 }, { a: 1, b: 2 }, false],
    [{ a: undefined }, { b: 1 }, false],
    [[1, 2], [2, 1], false],
    [[], {}, false],
    [10n, 10n, true],
    [null, {}, false],
    ['1', 1, false],
  ])('%o and %o: %s', (one, other, same) => {
    expect(sameJson(one, other)).toBe(same);
  });
});
