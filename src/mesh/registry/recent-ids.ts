import { monotonicNowMs, platform, type TimerHandle } from '../platform';

const MOST = 100_000;

/** Ids of the last seconds, at most the newest 100,000 (protocol.md, Events). */
export class RecentIds {
  readonly #ttlMs: number;
  readonly #known = new Set<string>();
  #ids: string[] = [];
  #addedAtMs: number[] = [];
  #oldest = 0;
  #timer: TimerHandle;

  constructor(ttlMs: number) {
    this.#ttlMs = ttlMs;
  }

  /** Remembers an id; false: it was known. */
  add(id: string): boolean {
    const nowMs = monotonicNowMs();
    this.#forget(nowMs);
    const before = this.#known.size;
    this.#known.add(id);
    if (this.#known.size === before) return false;
    this.#ids.push(id);
    this.#addedAtMs.push(nowMs);
    if (this.#known.size > MOST) this.#dropOldest();
    if (this.#timer === undefined) this.#arm();
    return true;
  }

  clear(): void {
    platform.clearTimeout(this.#timer);
    this.#timer = undefined;
    this.#known.clear();
    this.#ids = [];
    this.#addedAtMs = [];
    this.#oldest = 0;
  }

  #forget(nowMs: number): void {
    for (;;) {
      const addedAtMs = this.#addedAtMs[this.#oldest];
      if (addedAtMs === undefined || nowMs - addedAtMs < this.#ttlMs) return;
      this.#dropOldest();
    }
  }

  #dropOldest(): void {
    const id = this.#ids[this.#oldest];
    if (id !== undefined) this.#known.delete(id);
    this.#oldest += 1;
    if (this.#oldest < MOST) return;
    this.#ids = this.#ids.slice(this.#oldest);
    this.#addedAtMs = this.#addedAtMs.slice(this.#oldest);
    this.#oldest = 0;
  }

  /** Lets go of the memory when nothing comes any more; doesn't keep a process alive. */
  #arm(): void {
    this.#timer = platform.setTimeout(() => {
      this.#timer = undefined;
      this.#forget(monotonicNowMs());
      if (this.#known.size > 0) this.#arm();
      else this.clear();
    }, this.#ttlMs);
    (this.#timer as { unref?(): unknown }).unref?.();
  }
}
