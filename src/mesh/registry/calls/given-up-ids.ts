import { monotonicNowMs } from '../../platform';
import { keptId } from '../ids/kept-id';

/** As long as the slowest way round a cycle may take. */
const KEPT_MS = 5_000;
const MOST = 65_536;

/**
 * Calls that were given up a moment ago. Their cancel is under way behind them, and takes away at every registry what would
 * tell a request that has come round a cycle from a new one: the two would chase each other for ever.
 */
export class GivenUpIds {
  /** When each was given up, in this order. */
  readonly #ids = new Map<string | number, number>();
  #newestAtMs = 0;

  add(id: string): void {
    const nowMs = monotonicNowMs();
    this.#ids.set(keptId(id), nowMs);
    this.#newestAtMs = nowMs;
    for (const [oldest, atMs] of this.#ids) {
      if (nowMs - atMs <= KEPT_MS && this.#ids.size <= MOST) return;
      this.#ids.delete(oldest);
    }
  }

  has(id: string): boolean {
    if (this.#ids.size === 0) return false;
    if (monotonicNowMs() - this.#newestAtMs > KEPT_MS) this.#ids.clear();
    return this.#ids.has(keptId(id));
  }
}
