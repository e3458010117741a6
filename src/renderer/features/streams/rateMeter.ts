/** Seconds that a meter remembers. */
export const METER_SECONDS = 60;
/** Whole seconds that `perSecond` is the mean of: steady to read, yet soon at the new rate. */
const MEAN_SECONDS = 3;

/** Counts by second over the last minute. Times are epoch ms. */
export class RateMeter {
  readonly #counts = new Float64Array(METER_SECONDS + 1);
  /** The second that each slot was last used for. */
  readonly #seconds = new Float64Array(METER_SECONDS + 1).fill(-1);

  /** Adds `count` to the second of `at`. Anything older than a slot's present second is left out. */
  add(at: number, count: number): void {
    const second = Math.floor(at / 1000);
    const slot = second % this.#counts.length;
    const used = this.#seconds[slot] ?? -1;
    if (used > second) return;
    if (used < second) {
      this.#seconds[slot] = second;
      this.#counts[slot] = 0;
    }
    this.#counts[slot] = (this.#counts[slot] ?? 0) + count;
  }

  /** Counts of the last 60 whole seconds before `now`, the oldest first. */
  series(now: number): number[] {
    const second = Math.floor(now / 1000);
    return Array.from({ length: METER_SECONDS }, (_, index) => this.#countOf(second - METER_SECONDS + index));
  }

  /** Mean of the last whole seconds; what has begun within them is divided by the time that it had. */
  perSecond(now: number, since = 0): number {
    const second = Math.floor(now / 1000);
    const seconds = Math.min(MEAN_SECONDS, second - Math.floor(since / 1000));
    if (seconds <= 0) return this.#countOf(second);
    let sum = 0;
    for (let back = 1; back <= seconds; back++) sum += this.#countOf(second - back);
    return sum / seconds;
  }

  #countOf(second: number): number {
    if (second < 0) return 0;
    const slot = second % this.#counts.length;
    return this.#seconds[slot] === second ? (this.#counts[slot] ?? 0) : 0;
  }
}
