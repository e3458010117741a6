import { MessagePortChannel } from '../../channels/message-port-channel';
import { isPrivate } from '../../protocol/is-private';
import type { Message, PortMessage, PortOffer, PortRoute } from '../../protocol/message';
import type { Calls } from '../calls/calls';
import type { Core } from '../core';
import { shownId } from '../ids/shown-id';
import type { PeerLink } from '../links/peer-link';
import { DirectLink, type DirectLinkOwner } from './direct-link';
import { MOST_DIRECT_PORTS } from './most-direct-ports';

/** A port's name has so many characters at the most. */
const LONGEST_NAME = 1024;

/** The direct ports of a registry: those that its router offered, and those that it offers (docs/own-kind.md, Direct ports). */
export class DirectPorts implements DirectLinkOwner {
  readonly core: Core;
  readonly calls: Calls;
  readonly handle: (link: PeerLink, message: Message) => void;
  /** By the name that the other end has at the router. */
  readonly #links = new Map<string, DirectLink>();

  constructor(core: Core, calls: Calls, handle: (link: PeerLink, message: Message) => void) {
    this.core = core;
    this.calls = calls;
    this.handle = handle;
  }

  /** A router, or a peer that this registry is the router of, says something of a direct port. */
  receive(from: PeerLink, message: PortMessage): void {
    const { links, portOffers } = this.core;
    if (message.type === 'port.offer') return this.#offered(from, message);
    if (from !== links.router) {
      if (message.type === 'port.fence' && portOffers?.passFence(from, message)) return;
      return from.violation('in', message, `a ${message.type} of a port that wasn't offered`);
    }
    const direct = this.#links.get(message.channelId);
    // One that has ended here meanwhile, for all that the router knows.
    if (direct?.router !== from) return;
    switch (message.type) {
      case 'port.route':
        return this.#route(direct, message);
      case 'port.fence':
        if (message.thid === direct.offerId) direct.fenced();
        return;
      case 'port.end':
        return void direct.link.close();
      default:
        return message satisfies never;
    }
  }

  /** A link of the registry has ended: so do the ports that came over it, and those that were offered over it. */
  linkEnded(link: PeerLink): void {
    for (const direct of this.#links.values()) if (direct.router === link) void direct.link.close();
    this.core.portOffers?.linkEnded(link);
  }

  ended(direct: DirectLink): void {
    if (this.#links.get(direct.channelId) === direct) this.#links.delete(direct.channelId);
    this.core.directRoutes.removeOf(direct);
    this.core.exchanges.endOf(direct.link);
  }

  #offered(from: PeerLink, offer: PortOffer): void {
    const refusal = this.#refusal(from, offer.channelId);
    if (refusal !== undefined) {
      from.violation('in', offer, refusal);
      return new MessagePortChannel(offer.channelId, offer.port).close();
    }
    const direct = new DirectLink(this, from, offer);
    this.#links.set(direct.channelId, direct);
    // Where it doesn't start it has ended, and calls go by the router.
    direct.link.start().catch(() => {});
  }

  #refusal(from: PeerLink, channelId: string): string | undefined {
    const { links, settings } = this.core;
    if (from !== links.router || !settings.takesPorts)
      return 'a port is offered that is not taken from there';
    if (channelId.length > LONGEST_NAME) return 'the name of a port is too long';
    if (this.#links.has(channelId)) return 'a port is offered again';
    return this.#links.size < MOST_DIRECT_PORTS ? undefined : `more than ${MOST_DIRECT_PORTS} ports`;
  }

  #route(direct: DirectLink, message: PortRoute): void {
    const { directRoutes, settings } = this.core;
    for (const id of message.commandIds) {
      if (isPrivate(id)) {
        direct.router.violation('in', message, `a route to the private command ${shownId(id)}`);
      } else if (!directRoutes.add(id, direct, settings.maxHeldPerChannel)) {
        const reason = `routes of more than ${settings.maxHeldPerChannel} characters`;
        return direct.router.violation('in', message, reason);
      }
    }
    direct.routeAdded();
  }
}
