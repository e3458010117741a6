import { monotonicNowMs, platform, type TimerHandle } from '../platform';
import { fingerprint } from './fingerprint';

const MOST = 100_000;
const SMALLEST_CAPACITY = 1024;
/** Numbers a slot: the id's fingerprint (0: the slot is free), its place in the order of arrival, its time. */
const WIDTH = 3;

/**
 * Ids of the last seconds, at most the newest 100,000 (protocol.md, Events). Kept as numbers in one table: a hundred
 * thousand texts would cost more to keep alive than to look up, and a peer's may be of any length.
 */
export class RecentIds {
  readonly #ttlMs: number;
  #slots = new Float64Array(0);
  #capacity = 0;
  /** Slots in use, those of forgotten ids among them. */
  #used = 0;
  /** How many ids have ever been added. */
  #added = 0;
  #lastAtMs = 0;
  #timer: TimerHandle;

  constructor(ttlMs: number) {
    this.#ttlMs = ttlMs;
  }

  /** Remembers an id; false: it was known. */
  add(id: string): boolean {
    const nowMs = monotonicNowMs();
    if (this.#used * 2 >= this.#capacity) this.#rebuild(nowMs);
    const mark = fingerprint(id);
    const slots = this.#slots;
    let at = this.#slotOf(mark);
    for (let found = slots[at]; found !== 0; found = slots[at]) {
      if (found === mark) {
        if (this.#isKnown(at, nowMs)) return false;
        break;
      }
      at = at + WIDTH === slots.length ? 0 : at + WIDTH;
    }
    if (slots[at] === 0) this.#used += 1;
    this.#write(at, mark, (this.#added += 1), nowMs);
    this.#lastAtMs = nowMs;
    if (this.#timer === undefined) this.#arm(this.#ttlMs);
    return true;
  }

  clear(): void {
    platform.clearTimeout(this.#timer);
    this.#timer = undefined;
    this.#slots = new Float64Array(0);
    this.#capacity = 0;
    this.#used = 0;
  }

  #slotOf(mark: number): number {
    return (mark & (this.#capacity - 1)) * WIDTH;
  }

  #isKnown(at: number, nowMs: number): boolean {
    const order = this.#slots[at + 1] ?? 0;
    const addedAtMs = this.#slots[at + 2] ?? 0;
    return this.#added - order < MOST && nowMs - addedAtMs < this.#ttlMs;
  }

  #write(at: number, mark: number, order: number, addedAtMs: number): void {
    this.#slots[at] = mark;
    this.#slots[at + 1] = order;
    this.#slots[at + 2] = addedAtMs;
  }

  /** Makes room: forgotten ids go, and at most a third of the table is in use then. */
  #rebuild(nowMs: number): void {
    const old = this.#slots;
    const known: number[] = [];
    for (let at = 0; at < old.length; at += WIDTH)
      if (old[at] !== 0 && this.#isKnown(at, nowMs)) known.push(at);
    this.#capacity = SMALLEST_CAPACITY;
    while (this.#capacity < known.length * 3) this.#capacity *= 2;
    this.#slots = new Float64Array(this.#capacity * WIDTH);
    this.#used = known.length;
    for (const from of known) {
      const mark = old[from] ?? 0;
      let at = this.#slotOf(mark);
      while (this.#slots[at] !== 0) at = at + WIDTH === this.#slots.length ? 0 : at + WIDTH;
      this.#write(at, mark, old[from + 1] ?? 0, old[from + 2] ?? 0);
    }
  }

  /** Lets go of the memory when nothing comes any more; doesn't keep a process alive. */
  #arm(delayMs: number): void {
    this.#timer = platform.setTimeout(() => {
      this.#timer = undefined;
      const leftMs = this.#lastAtMs + this.#ttlMs - monotonicNowMs();
      if (leftMs > 0) this.#arm(Math.ceil(leftMs));
      else this.clear();
    }, delayMs);
    (this.#timer as { unref?(): unknown }).unref?.();
  }
}
