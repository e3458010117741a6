import { SeededRandom } from '../hardening/fuzz/seeded-random';

/** A piece of work that is measured. */
export interface Candidate {
  readonly name: string;
  /** Its garbage is collected several times a run: it is measured from its second run in a row on, when it pays for its own. */
  readonly paysItsGarbage?: boolean;
  /** Makes ready for one run; not measured. */
  before?(): Promise<void>;
  /** Does the work once. */
  run(): Promise<void>;
  /** Clears away after one run; not measured. */
  after?(): Promise<void>;
}

/** A candidate beside the first one, over all rounds. */
export interface Result {
  readonly name: string;
  /** Median of the time of one run. */
  readonly medianMs: number;
  /** Its speed as a ratio to the first one's in the same round: the median, and the middle half. */
  readonly ratio: number;
  readonly ratioLow: number;
  readonly ratioHigh: number;
}

/** So many runs before anything is measured, and so long: all the compiler does with code of any size is done then. */
const LEAST_WARM_UPS = 10;
const MOST_WARM_UPS = 100;
const WARM_UP_MS = 500;

/** Milliseconds that only grow. */
export type Clock = () => number;

export const wallClock: Clock = () => performance.now();

/** The time of the processor, in all threads of this process: what other programs take doesn't count. */
export const processorClock: Clock = () => {
  const { user, system } = process.cpuUsage();
  return (user + system) / 1000;
};

/**
 * Runs candidates in turn, round after round, in another order each time: what disturbs the machine disturbs them alike,
 * and nobody always follows the same one.
 */
export async function interleaved(
  candidates: readonly Candidate[],
  rounds: number,
  clock: Clock = wallClock,
): Promise<Result[]> {
  const timesMs = candidates.map((): number[] => []);
  for (const candidate of candidates) await warmUp(candidate);
  const random = new SeededRandom(1);
  for (let round = 0; round < rounds; round += 1) {
    for (const index of shuffled(candidates.length, random)) {
      const candidate = candidates[index];
      if (candidate) timesMs[index]?.push(await measured(candidate, clock));
    }
  }
  const base = timesMs[0] ?? [];
  return candidates.map(({ name }, index) => {
    const own = timesMs[index] ?? [];
    const ratios = own.map((timeMs, round) => (base[round] ?? Number.NaN) / timeMs);
    return {
      name,
      medianMs: quantile(own, 0.5),
      ratio: quantile(ratios, 0.5),
      ratioLow: quantile(ratios, 0.25),
      ratioHigh: quantile(ratios, 0.75),
    };
  });
}

async function warmUp(candidate: Candidate): Promise<void> {
  const endMs = wallClock() + WARM_UP_MS;
  for (let run = 0; run < MOST_WARM_UPS; run += 1) {
    if (run >= LEAST_WARM_UPS && wallClock() > endMs) return;
    await measured(candidate, wallClock);
  }
}

/** How long one run takes. */
async function measured(candidate: Candidate, clock: Clock): Promise<number> {
  await candidate.before?.();
  // Nobody pays for the young garbage of the one before; a whole collection would throw compiled code away.
  if (candidate.paysItsGarbage) await candidate.run();
  else globalThis.gc?.({ type: 'minor' });
  const startedAtMs = clock();
  await candidate.run();
  const tookMs = clock() - startedAtMs;
  await candidate.after?.();
  return tookMs;
}

function quantile(values: readonly number[], share: number): number {
  const sorted = [...values].sort((one, other) => one - other);
  const place = (sorted.length - 1) * share;
  const low = sorted[Math.floor(place)] ?? Number.NaN;
  const high = sorted[Math.ceil(place)] ?? Number.NaN;
  return low + (high - low) * (place - Math.floor(place));
}

function shuffled(count: number, random: SeededRandom): number[] {
  const order = Array.from({ length: count }, (_, index) => [random.next(), index] as const);
  return order.sort(([one], [other]) => one - other).map(([, index]) => index);
}
