import type { PeerLink } from './peer-link';

/** The links of a registry, by channel id. */
export class Links {
  readonly #byId = new Map<string, PeerLink>();
  /** All of them, as it is now: a list that doesn't change, whatever is added and removed meanwhile. */
  all: readonly PeerLink[] = [];
  readonly #routerChannel: string | undefined;
  /** Whether the registry has come to its end: no link is added any more. */
  disposed = false;

  constructor(routerChannel: string | undefined) {
    this.#routerChannel = routerChannel;
  }

  get(id: string): PeerLink | undefined {
    return this.#byId.get(id);
  }

  add(link: PeerLink): void {
    this.#byId.set(link.id, link);
    this.#changed();
  }

  /** Removes a link, unless another one has its id by now. */
  remove(link: PeerLink): void {
    if (this.#byId.get(link.id) === link && this.#byId.delete(link.id)) this.#changed();
  }

  /** Whether this registry has a router at all, linked or not. */
  get hasRouter(): boolean {
    return this.#routerChannel !== undefined;
  }

  /** The link to the router, while it is open. */
  get router(): PeerLink | undefined {
    if (this.#routerChannel === undefined) return undefined;
    const link = this.#byId.get(this.#routerChannel);
    return link?.isOpen ? link : undefined;
  }

  #changed(): void {
    this.all = [...this.#byId.values()];
  }
}
