import { describe, expect, it } from 'vitest';
import { calculate, divide } from './calculate';

const add = (request: unknown): number | bigint =>
  calculate(
    request,
    (a, b) => a + b,
    (a, b) => a + b,
  );

describe('calculate', () => {
  it('is exact for whole numbers of any size, and gives a plain number where one can hold it', () => {
    expect(add({ a: 9007199254740993n, b: 3 })).toBe(9007199254740996n);
    expect(add({ a: 9007199254740991, b: 1 })).toBe(9007199254740992n);
    expect(add({ a: 9007199254740993n, b: -9007199254740990n })).toBe(3);
    expect(add({ a: 0.5, b: 2 })).toBe(2.5);
  });

  it.each([
    [{ a: 1 }, 'b: is missing'],
    [{ a: '1', b: 2 }, 'a: must be a number'],
    [5, 'must be an object'],
  ])('refuses %j', (request, message) => {
    expect(() => add(request)).toThrow(message);
  });

  it('refuses a division by zero', () => {
    expect(divide({ a: 1, b: 4 })).toBe(0.25);
    expect(() => divide({ a: 1, b: 0 })).toThrow('b: must not be 0');
    expect(() => divide({ a: 1, b: 0n })).toThrow('b: must not be 0');
  });
});
