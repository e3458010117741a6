/** As long as registries remember them (protocol.md, Events). */
const REMEMBERED_MS = 5_000;
const REMEMBERED_EVENTS = 100_000;

/** Tells copies of events by their message id, as the registries do. */
export class SeenEvents {
  readonly #seenAt = new Map<string, number>();

  /** Whether the id had been seen; remembers it. */
  isCopy(messageId: string, at: number): boolean {
    this.#forgetOld(at);
    if (this.#seenAt.has(messageId)) return true;
    this.#seenAt.set(messageId, at);
    return false;
  }

  clear(): void {
    this.#seenAt.clear();
  }

  #forgetOld(at: number): void {
    for (const [id, seenAt] of this.#seenAt) {
      if (at - seenAt < REMEMBERED_MS && this.#seenAt.size < REMEMBERED_EVENTS) return;
      this.#seenAt.delete(id);
    }
  }
}
