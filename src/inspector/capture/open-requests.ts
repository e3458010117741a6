import { RecentMap } from '../recent-map';
import { idKey } from './id-key';

/** A request as its reply needs it. */
export interface SeenRequest {
  readonly seq: number;
  readonly at: number;
  readonly subject?: string;
}

const REMEMBERED = 10_000;

/** Joins replies with their requests. A request stays known after its reply: there may be a second one. */
export class OpenRequests {
  readonly #byKey = new RecentMap<SeenRequest>(REMEMBERED);

  add(place: string, direction: 'in' | 'out', messageId: string, request: SeenRequest): void {
    this.#byKey.set(keyOf(place, direction, messageId), request);
  }

  /** The request that a reply in `direction` answers. */
  find(place: string, direction: 'in' | 'out', thid: string): SeenRequest | undefined {
    return this.#byKey.get(keyOf(place, direction === 'in' ? 'out' : 'in', thid));
  }

  /** The request that a frame of our own kind in `direction` belongs to: its caller says more of it, or its owner does. */
  continued(place: string, direction: 'in' | 'out', thid: string): SeenRequest | undefined {
    return this.#byKey.get(keyOf(place, direction, thid)) ?? this.find(place, direction, thid);
  }

  clear(): void {
    this.#byKey.clear();
  }
}

function keyOf(place: string, direction: 'in' | 'out', messageId: string): string {
  return `${direction} ${idKey(messageId)} ${place}`;
}
