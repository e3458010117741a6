import { LONGEST_TIMER_MS, monotonicNowMs, platform, type TimerHandle } from '../../platform';

/** Node's timers may fire a millisecond early. */
const EARLY_MS = 1;
/** From this on the clock isn't read for each deadline: that costs more than all the rest of it. */
const LONG_MS = 2_000;
/** A long deadline is late by so much. */
const LATE_MS = 10;
/** So many items are looked through in a millisecond at most, so that they can't take all the time there is. */
const LOOKS_PER_MS = 5_000;

/** Something with a deadline. */
export interface DeadlineItem {
  /** 0: none. */
  timeoutMs: number;
  /** By the monotonic clock, whole milliseconds: a small integer takes no room of its own; 0: not known yet. */
  expiresAtMs: number;
}

interface Items<Item> {
  readonly size: number;
  forEach(visit: (item: Item) => void): void;
}

interface RefTimer {
  ref?(): unknown;
  unref?(): unknown;
}

/**
 * One timer for all deadlines (protocol.md, Commands: "within a few per cent or 20 ms"). Where that allows it, an item gets
 * its time of expiry when the timer next fires. It keeps a process alive only while something waits.
 */
export class Deadlines<Item extends DeadlineItem> {
  readonly #items: Items<Item>;
  readonly #expired: (item: Item) => void;
  #count = 0;
  #timer: TimerHandle;
  #armedForMs = Number.POSITIVE_INFINITY;
  /** Whether the timer fires soon, and gives a time of expiry to those that have none. */
  #isSoon = false;

  /**
   * @param items where all of the items are while they wait
   * @param expired told of every item whose deadline has passed
   */
  constructor(items: Items<Item>, expired: (item: Item) => void) {
    this.#items = items;
    this.#expired = expired;
  }

  /** Adds an item that expires in `timeoutMs`; 0 or Infinity: never. */
  add(item: Item, timeoutMs: number): void {
    if (!(timeoutMs > 0 && timeoutMs < Number.POSITIVE_INFINITY)) return;
    item.timeoutMs = timeoutMs;
    this.#count += 1;
    if (timeoutMs < LONG_MS || !this.#isSoon) this.#schedule(item);
    if (this.#count === 1) (this.#timer as RefTimer).ref?.();
  }

  remove(item: Item): void {
    if (item.timeoutMs === 0) return;
    item.timeoutMs = item.expiresAtMs = 0;
    this.#count -= 1;
    if (this.#count === 0) (this.#timer as RefTimer | undefined)?.unref?.();
  }

  /** Takes the timer away. */
  clear(): void {
    platform.clearTimeout(this.#timer);
    this.#timer = undefined;
    this.#armedForMs = Number.POSITIVE_INFINITY;
    this.#isSoon = false;
    this.#count = 0;
  }

  #schedule(item: Item): void {
    const nowMs = monotonicNowMs();
    if (item.timeoutMs < LONG_MS) {
      item.expiresAtMs = Math.ceil(nowMs + item.timeoutMs);
      return this.#armFor(item.expiresAtMs, nowMs);
    }
    this.#isSoon = true;
    this.#armFor(nowMs + Math.max(LATE_MS, this.#restMs), nowMs);
  }

  get #restMs(): number {
    return this.#items.size / LOOKS_PER_MS;
  }

  #armFor(atMs: number, nowMs: number): void {
    if (atMs >= this.#armedForMs) return;
    platform.clearTimeout(this.#timer);
    this.#armedForMs = atMs;
    const delayMs = Math.min(Math.max(Math.ceil(atMs - nowMs), 1), LONGEST_TIMER_MS);
    this.#timer = platform.setTimeout(() => this.#sweep(), delayMs);
  }

  #sweep(): void {
    this.#timer = undefined;
    this.#armedForMs = Number.POSITIVE_INFINITY;
    this.#isSoon = false;
    const nowMs = monotonicNowMs();
    const due: Item[] = [];
    let nextMs = Number.POSITIVE_INFINITY;
    this.#items.forEach((item) => {
      if (item.timeoutMs === 0) return;
      if (item.expiresAtMs === 0) item.expiresAtMs = Math.ceil(nowMs + item.timeoutMs);
      if (item.expiresAtMs <= nowMs + EARLY_MS) due.push(item);
      else if (item.expiresAtMs < nextMs) nextMs = item.expiresAtMs;
    });
    if (nextMs < Number.POSITIVE_INFINITY) this.#armFor(Math.max(nextMs, nowMs + this.#restMs), nowMs);
    for (const item of due) this.#expired(item);
  }
}
