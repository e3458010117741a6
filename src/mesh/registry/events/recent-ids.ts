import { monotonicNowMs, platform, type TimerHandle } from '../../platform';
import type { NumberedIds } from '../../protocol/pack/numbered-ids';
import { keptId } from '../ids/kept-id';
import { IdBlocks } from './id-blocks';

const MOST = 100_000;
/** The clock is read for so many ids at every tick of a timer, of which there are 8 in the time to live, ... */
const TIMED = 16;
const TICKS = 8;
/** ... and for one in so many of the others: these are forgotten together, late by a tick at the most. */
const TOGETHER = 256;
/** Odd ids over the limit are cleared away so many at a time. */
const SURPLUS = 16_384;

/** Ids of the last seconds, at most the newest 100,000 (protocol.md, Events), without a look at the clock for each. */
export class RecentIds {
  readonly #ttlMs: number;
  readonly #blocks = new IdBlocks();
  /** Ids that aren't spelt as UUIDs are, each with its place in the order of arrival. */
  readonly #odd = new Map<string | number, number>();
  /** How many ids have ever been added. */
  #added = 0;
  /** Of these, how many are forgotten. */
  #forgotten = 0;
  /** When so many had been added, oldest first. */
  #marks: { readonly added: number; readonly atMs: number }[] = [];
  #addedAtMark = 0;
  #nextMark = 0;
  /** For so many ids the clock will be read until the next tick. */
  #timed = TIMED;
  #timer: TimerHandle;

  constructor(ttlMs: number) {
    this.#ttlMs = ttlMs;
  }

  /**
   * Remembers an id; false: it was known.
   *
   * @param ids those that it is one of, if its number may be known
   */
  add(id: string, ids?: NumberedIds): boolean {
    if (!this.#put(id, ids)) {
      this.#forget();
      if (!this.#put(id, ids)) return false;
    }
    this.#added += 1;
    if (this.#added - this.#forgotten > MOST) this.#forgotten = this.#added - MOST;
    if (this.#added >= this.#nextMark) this.#mark();
    if (this.#timer === undefined) this.#arm();
    return true;
  }

  clear(): void {
    platform.clearTimeout(this.#timer);
    this.#timer = undefined;
    this.#forgotten = this.#addedAtMark = this.#added;
    this.#marks = [];
    this.#blocks.clear();
    this.#odd.clear();
  }

  #put(id: string, ids: NumberedIds | undefined): boolean {
    const order = this.#added + 1;
    const isNew = this.#blocks.add(id, order, order - this.#forgotten, order - this.#addedAtMark, ids);
    return isNew ?? this.#putOdd(id, order);
  }

  #putOdd(id: string, order: number): boolean {
    const kept = keptId(id);
    if ((this.#odd.get(kept) ?? 0) > this.#forgotten) return false;
    // Set anew, it is the last one: the order of the map is the order of arrival.
    this.#odd.delete(kept);
    this.#odd.set(kept, order);
    if (this.#odd.size >= MOST + SURPLUS) this.#clearOdd();
    return true;
  }

  #clearOdd(): void {
    for (const [id, order] of this.#odd) {
      if (order > this.#forgotten) return;
      this.#odd.delete(id);
    }
  }

  #mark(): void {
    this.#marks.push({ added: this.#added, atMs: monotonicNowMs() });
    this.#addedAtMark = this.#added;
    this.#timed -= 1;
    this.#nextMark = this.#added + (this.#timed > 0 ? 1 : TOGETHER);
  }

  #forget(): void {
    const untilMs = monotonicNowMs() - this.#ttlMs;
    const left = this.#marks.findIndex(({ added, atMs }) => atMs > untilMs && added > this.#forgotten);
    const gone = this.#marks.splice(0, left < 0 ? this.#marks.length : left).at(-1);
    if (gone && gone.added > this.#forgotten) this.#forgotten = gone.added;
  }

  /** Doesn't keep a process alive. */
  #arm(): void {
    this.#timer = platform.setTimeout(() => this.#tick(), this.#ttlMs / TICKS);
    (this.#timer as { unref?(): unknown }).unref?.();
  }

  #tick(): void {
    if (this.#added > this.#addedAtMark) this.#mark();
    this.#timed = TIMED;
    this.#nextMark = this.#added + 1;
    this.#forget();
    if (this.#forgotten === this.#added) return this.clear();
    this.#clearOdd();
    this.#arm();
  }
}
