import { platform } from '../../platform';
import type { PortFence } from '../../protocol/message';
import type { RemoteCommand } from '../commands/command-table';
import type { Core } from '../core';
import type { PeerLink } from '../links/peer-link';
import { MOST_DIRECT_PORTS } from './most-direct-ports';

/** Two peers of a router that call each other through it. */
interface Pair {
  calls: number;
  /** The ids of the two offers of its port, by whom they went to; undefined: none was offered yet. */
  offers: ReadonlyMap<PeerLink, string> | undefined;
  /** For which commands their caller was told to take the port; one that is registered again is another one here. */
  readonly told: WeakSet<RemoteCommand>;
}

/** A peer of a router. */
interface Peer {
  readonly pairs: Map<PeerLink, Pair>;
  offers: number;
  /** Whether a port was ever offered to it. */
  wasOffered: boolean;
}

/** Gives peers of this registry that call each other through it a port of their own (docs/own-kind.md, Direct ports). */
export class PortOffers {
  readonly #core: Omit<Core, 'portOffers'>;
  readonly #peers = new Map<PeerLink, Peer>();

  constructor(core: Omit<Core, 'portOffers'>) {
    this.#core = core;
  }

  /** A call was passed on from one peer to another. */
  routed(from: PeerLink, to: PeerLink, commandId: string): void {
    if (!from.can('direct') || !to.can('direct')) return;
    const command = this.#core.table.remote(commandId);
    if (command?.link !== to) return;
    const pair = this.#pairOf(from, to);
    pair.calls += 1;
    if (!pair.offers && !this.#offer(pair, from, to)) return;
    if (pair.told.has(command)) return;
    pair.told.add(command);
    from.send({ type: 'port.route', id: this.#core.ids.next(), channelId: to.id, commandIds: [commandId] });
  }

  /**
   * Passes a fence on to the other end of the port, unless that has ended: another one with its name may be there by now.
   *
   * @returns false: no port was ever offered to whoever sent it
   */
  passFence(from: PeerLink, { channelId, thid }: PortFence): boolean {
    const to = this.#core.links.get(channelId);
    const peer = this.#peers.get(from);
    const offers = to && peer?.pairs.get(to)?.offers;
    const offerId = offers?.get(from) === thid && to ? offers.get(to) : undefined;
    if (offerId !== undefined) {
      to?.send({ type: 'port.fence', id: this.#core.ids.next(), channelId: from.id, thid: offerId });
    }
    return peer?.wasOffered ?? false;
  }

  /** Those who have a port to what was behind the link are told not to use it any more. */
  linkEnded(link: PeerLink): void {
    const pairs = this.#peers.get(link)?.pairs ?? [];
    this.#peers.delete(link);
    for (const [other, { offers }] of pairs) {
      const peer = this.#peers.get(other);
      peer?.pairs.delete(link);
      if (!offers || !peer) continue;
      peer.offers -= 1;
      other.send({ type: 'port.end', id: this.#core.ids.next(), channelId: link.id });
    }
  }

  #peer(link: PeerLink): Peer {
    const known = this.#peers.get(link);
    if (known) return known;
    const peer: Peer = { pairs: new Map(), offers: 0, wasOffered: false };
    this.#peers.set(link, peer);
    return peer;
  }

  #pairOf(one: PeerLink, other: PeerLink): Pair {
    const { pairs } = this.#peer(one);
    const known = pairs.get(other);
    if (known) return known;
    const pair: Pair = { calls: 0, offers: undefined, told: new WeakSet() };
    pairs.set(other, pair);
    this.#peer(other).pairs.set(one, pair);
    return pair;
  }

  /** Offers a port to two peers if it is time to; gives whether it did. */
  #offer(pair: Pair, one: PeerLink, other: PeerLink): boolean {
    const { ids, observers, settings } = this.#core;
    // Whoever observes wants to see the calls.
    if (pair.calls < settings.offersPortAfter || observers.active || !platform.MessageChannel) return false;
    const peers = [this.#peer(one), this.#peer(other)];
    if (peers.some(({ offers }) => offers >= MOST_DIRECT_PORTS)) return false;
    const { port1, port2 } = new platform.MessageChannel();
    const [id, otherId] = [ids.next(), ids.next()];
    const type = 'port.offer';
    const error =
      one.sendWith([port1], { type, id, channelId: other.id, port: port1 }) ??
      other.sendWith([port2], { type, id: otherId, channelId: one.id, port: port2 });
    // An end that went is closed by closing the other one.
    if (error !== undefined) port2.close();
    pair.offers = new Map([
      [one, id],
      [other, otherId],
    ]);
    for (const peer of peers) {
      peer.offers += 1;
      peer.wasOffered = true;
    }
    return true;
  }
}
