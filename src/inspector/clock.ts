import { performance } from 'node:perf_hooks';

/** Gives the time as epoch milliseconds with fractions; it never goes back. */
export type Clock = () => number;

/** The machine's clock at the start of the process, carried on by its monotonic one. */
export const systemClock: Clock = () => performance.timeOrigin + performance.now();
