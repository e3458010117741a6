import type { PeerLink } from '../links/peer-link';
import type { DirectLink } from './direct-link';

/** What a route costs besides its command's id, in characters. */
const ROUTE = 64;

/** The commands whose calls take a direct port instead of the router, as the router has said. */
export class DirectRoutes {
  readonly #byCommand = new Map<string, DirectLink>();
  #chars = 0;

  /** Adds one; false: there is no room for it within `maxChars`, about so many characters of all of them. */
  add(commandId: string, direct: DirectLink, maxChars: number): boolean {
    if (!this.#byCommand.has(commandId)) {
      if (this.#chars + commandId.length + ROUTE > maxChars) return false;
      this.#chars += commandId.length + ROUTE;
    }
    this.#byCommand.set(commandId, direct);
    return true;
  }

  /** The link that a call takes which came `from` there (undefined: from here); undefined: the router's. */
  take(commandId: string, from: PeerLink | undefined): PeerLink | undefined {
    // What the router sends here goes nowhere else.
    if (this.#byCommand.size === 0 || from?.isRouter) return undefined;
    const direct = this.#byCommand.get(commandId);
    return direct === undefined || direct.link === from ? undefined : direct.taken();
  }

  /** They aren't to be called any more, or by the router. */
  remove(commandIds: readonly string[]): void {
    for (const id of commandIds) if (this.#byCommand.delete(id)) this.#chars -= id.length + ROUTE;
  }

  removeOf(direct: DirectLink): void {
    for (const [id, owner] of this.#byCommand) if (owner === direct) this.remove([id]);
  }
}
