import type { FrameRow } from '@contract';

/** As long, and as many, as registries remember (protocol.md, Events). */
const REMEMBERED_MS = 5_000;
const REMEMBERED_EVENTS = 100_000;

/** Tells the copies of events by their message id, as the registries do: they drop them. */
export class Copies {
  readonly #seenAt = new Map<string, number>();
  readonly #copySeqs = new Set<number>();
  /** How many copies came of an id; only of those that had any. */
  readonly #counts = new Map<string, number>();

  /** Looks at an event's row; rows come in their order. Gives whether it is a copy. */
  note(row: FrameRow): boolean {
    if (row.messageId === undefined) return false;
    const key = `${row.registry ?? ''} ${row.messageId}`;
    this.#forgetBefore(row.at - REMEMBERED_MS);
    if (!this.#seenAt.has(key)) {
      this.#seenAt.set(key, row.at);
      return false;
    }
    this.#copySeqs.add(row.seq);
    this.#counts.set(row.messageId, this.countOf(row.messageId) + 1);
    return true;
  }

  has(seq: number): boolean {
    return this.#copySeqs.has(seq);
  }

  countOf(messageId: string): number {
    return this.#counts.get(messageId) ?? 0;
  }

  /** Forgets the rows before `seq`. */
  dropBefore(seq: number): void {
    for (const copy of this.#copySeqs) {
      if (copy >= seq) break;
      this.#copySeqs.delete(copy);
    }
    if (this.#copySeqs.size === 0) this.#counts.clear();
  }

  clear(): void {
    this.#seenAt.clear();
    this.#copySeqs.clear();
    this.#counts.clear();
  }

  #forgetBefore(at: number): void {
    for (const [key, seenAt] of this.#seenAt) {
      if (seenAt > at && this.#seenAt.size < REMEMBERED_EVENTS) return;
      this.#seenAt.delete(key);
    }
  }
}
