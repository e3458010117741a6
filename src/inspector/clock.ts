import { performance } from 'node:perf_hooks';

/** Gives the time as epoch milliseconds with fractions; it never goes back. */
export type Clock = () => number;

/** The longest delay that timers take (2^31 - 1 ms, almost 25 days). */
export const LONGEST_TIMER_MS = 2_147_483_647;

/** The machine's clock at the start of the process, carried on by its monotonic one. */
export const systemClock: Clock = () => performance.timeOrigin + performance.now();
