import { MessagePortChannel } from '../../channels/message-port-channel';
import type { IdSource } from '../../protocol/id-source';
import type { Message, PortOffer } from '../../protocol/message';
import type { Calls } from '../calls/calls';
import { ListExchange } from '../commands/list-exchange';
import type { Core } from '../core';
import { footprintOf } from '../ids/footprint';
import { type LinkOwner, PeerLink } from '../links/peer-link';
import type { Observers } from '../observers';
import type { Logger } from '../registry-options';
import { isForDirectLinks } from './is-for-direct-links';

/** What a direct link needs of its registry. */
export interface DirectLinkOwner {
  readonly core: Core;
  readonly calls: Calls;
  /** Deals with a message as one of any link. */
  handle(link: PeerLink, message: Message): void;
  ended(direct: DirectLink): void;
}

/** The link over a port that the router offered: for calls and their replies, and nothing else (docs/own-kind.md, Direct ports). */
export class DirectLink implements LinkOwner {
  readonly channelId: string;
  readonly offerId: string;
  readonly router: PeerLink;
  readonly link: PeerLink;
  readonly observers: Observers;
  readonly logger: Logger | undefined;
  readonly ids: IdSource;
  readonly #owner: DirectLinkOwner;
  /** Calls by the router may be under way that the next one over the port must not overtake. */
  #needsFence = false;
  /** Fences that came by the router before they did over the port. */
  #ahead = 0;
  /** What came after a fence whose twin hasn't come by the router. */
  #held: Message[] | undefined;
  #heldChars = 0;

  constructor(owner: DirectLinkOwner, router: PeerLink, { id, channelId, port }: PortOffer) {
    const { ids, observers, settings } = owner.core;
    this.channelId = channelId;
    this.offerId = id;
    this.router = router;
    this.observers = observers;
    this.logger = settings.logger;
    this.ids = ids;
    this.#owner = owner;
    const channel = new MessagePortChannel(`${router.id}/${channelId}`, port);
    const traits = {
      isRouter: false,
      privateCommands: false,
      ownKind: true,
      maxHeld: settings.maxHeldPerChannel,
    };
    this.link = new PeerLink(channel, traits, this);
  }

  /** The router has said that calls of another command may take it. */
  routeAdded(): void {
    this.#needsFence = true;
  }

  /** The link, ready for a call that takes it; undefined: it can't be used. */
  taken(): PeerLink | undefined {
    const { link, router, channelId, offerId } = this;
    if (!link.isOwnKind) return undefined;
    if (this.#needsFence) {
      this.#needsFence = false;
      for (const way of [router, link]) {
        way.send({ type: 'port.fence', id: this.ids.next(), channelId, thid: offerId });
      }
    }
    return link.isOpen ? link : undefined;
  }

  /** A fence of the other end has come by the router. */
  fenced(): void {
    const held = this.#held;
    if (held === undefined) {
      this.#ahead += 1;
      return;
    }
    this.#held = undefined;
    this.#heldChars = 0;
    for (const message of held) if (this.link.isOpen) this.received(this.link, message);
  }

  opened(link: PeerLink): void {
    void this.refresh(link, undefined);
  }

  received(link: PeerLink, message: Message): void {
    if (this.#held) return this.#hold(this.#held, message);
    if (!isForDirectLinks(message)) {
      return link.violation('in', message, `a ${message.type} over a direct port`);
    }
    if (message.type === 'list.commands.request') this.#answerList(message.id, link, message);
    else if (message.type === 'port.fence') this.#fence();
    else this.#owner.handle(link, message);
  }

  ended(): void {
    this.#held = undefined;
    this.#owner.ended(this);
  }

  uncarried(link: PeerLink, message: Message, error: unknown): void {
    this.#owner.calls.uncarried(link, message, error);
  }

  refresh(link: PeerLink, timeoutMs: number | undefined): Promise<boolean> {
    const { core } = this.#owner;
    return ListExchange.send(core, link, timeoutMs ?? core.settings.requestTimeoutMs, link.hello);
  }

  #fence(): void {
    if (this.#ahead > 0) this.#ahead -= 1;
    else this.#held = [];
  }

  #hold(held: Message[], message: Message): void {
    const { maxHeldPerChannel } = this.#owner.core.settings;
    held.push(message);
    this.#heldChars += footprintOf(message, maxHeldPerChannel);
    if (this.#heldChars <= maxHeldPerChannel) return;
    this.link.violation('in', message, `more than ${maxHeldPerChannel} characters wait for a fence`);
    void this.link.close();
  }

  /** The handshake. No commands are told: which ones take the port is the router's to say. */
  #answerList(thid: string, link: PeerLink, { _meta }: Message): void {
    link.greeted(_meta);
    link.send({ type: 'list.commands.response', id: this.ids.next(), thid, commands: [] });
  }
}
