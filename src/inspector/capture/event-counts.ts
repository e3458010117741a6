import type { CaptureCounts } from '@contract';
import { idKey } from './id-key';
import { shortId } from './short-id';

const MAX_IDS = 1_000;

/** Exact counts of events, by id, as rows show it, as far as they are few. */
export class EventCounts {
  readonly #byId = new Map<string, number>();
  readonly #others = new Set<string>();
  #otherIds = 0;
  total = 0;
  bytes = 0;

  add(eventId: string, sizeBytes: number): void {
    this.total++;
    this.bytes += sizeBytes;
    const shown = shortId(eventId);
    const count = this.#byId.get(shown);
    if (count !== undefined || this.#byId.size < MAX_IDS) this.#byId.set(shown, (count ?? 0) + 1);
    else this.#addOther(idKey(eventId));
  }

  clear(): void {
    this.#byId.clear();
    this.#others.clear();
    this.#otherIds = 0;
    this.total = 0;
    this.bytes = 0;
  }

  summary(): Pick<CaptureCounts, 'events' | 'eventBytes' | 'byEvent' | 'otherEventIds'> {
    return {
      events: this.total,
      eventBytes: this.bytes,
      byEvent: Object.fromEntries(this.#byId),
      ...(this.#otherIds > 0 && { otherEventIds: this.#otherIds }),
    };
  }

  /** Exact up to a hundred times as many ids; a peer that makes up more of them doesn't fill the memory. */
  #addOther(key: string): void {
    if (this.#others.has(key)) return;
    if (this.#others.size < MAX_IDS * 100) this.#others.add(key);
    this.#otherIds++;
  }
}
