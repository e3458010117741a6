import { RecentMap } from '../recent-map';
import { idKey } from './id-key';

/** As long as registries remember them (protocol.md, Events). */
const REMEMBERED_MS = 5_000;
const REMEMBERED_EVENTS = 100_000;

/** Tells copies of events by their message id, as the registries do. */
export class SeenEvents {
  readonly #seenAt = new RecentMap<number>(REMEMBERED_EVENTS);
  #agedAt = 0;

  /** Whether a registry had seen the id; remembers it. */
  isCopy(registry: string, messageId: string, at: number): boolean {
    const key = `${registry} ${idKey(messageId)}`;
    if (at - this.#agedAt > REMEMBERED_MS) {
      this.#seenAt.age();
      this.#agedAt = at;
    }
    const seenAt = this.#seenAt.get(key);
    if (seenAt !== undefined && at - seenAt < REMEMBERED_MS) return true;
    this.#seenAt.set(key, at);
    return false;
  }

  clear(): void {
    this.#seenAt.clear();
  }
}
