import { sleep } from '../shared/sleep';

/** After so many whoever else runs in this thread gets a turn. */
const PRIMES_A_TURN = 1_000;

/** The first `count` prime numbers, one after another. */
export async function* primes(count: number, signal: AbortSignal): AsyncGenerator<number> {
  const found: number[] = [];
  for (let candidate = 2; found.length < count; candidate += 1) {
    if (hasDivisor(candidate, found)) continue;
    found.push(candidate);
    yield candidate;
    if (found.length % PRIMES_A_TURN === 0) await sleep(0, signal);
  }
}

function hasDivisor(candidate: number, smaller: readonly number[]): boolean {
  for (const prime of smaller) {
    if (candidate % prime === 0) return true;
    if (prime * prime > candidate) return false;
  }
  return false;
}
