import { expect, it } from 'vitest';
import { primes } from './primes';

it('gives the first primes, and stops where nobody wants more', async () => {
  const got: number[] = [];
  for await (const prime of primes(10, new AbortController().signal)) got.push(prime);
  expect(got).toEqual([2, 3, 5, 7, 11, 13, 17, 19, 23, 29]);
  const signal = AbortSignal.abort(new Error('enough'));
  const given: number[] = [];
  await expect(
    (async () => {
      for await (const prime of primes(5_000, signal)) given.push(prime);
    })(),
  ).rejects.toThrow('enough');
  expect(given).toHaveLength(1_000);
});
