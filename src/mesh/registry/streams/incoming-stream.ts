import type { StreamEnd, StreamItems, WireError } from '../../protocol/message';
import { cancelCall } from '../calls/cancel-call';
import type { Core } from '../core';
import type { Exchange } from '../exchanges/exchange';
import type { PeerLink } from '../links/peer-link';
import { type CallStream, FIRST_CREDIT } from './call-stream';
import { overCredit } from './stream-failure';

const HALF = FIRST_CREDIT / 2;

/** A stream that comes from a peer, held to the credit that it was given. */
export abstract class IncomingStream<Source extends PeerLink | undefined> implements CallStream {
  protected readonly core: Core;
  protected readonly call: Exchange<Source, PeerLink>;
  /** What the peer may still send. */
  protected credit: number = FIRST_CREDIT;
  #taken = 0;

  constructor(core: Core, call: Exchange<Source, PeerLink>) {
    this.core = core;
    this.call = call;
  }

  received(message: StreamItems, transfer: readonly object[] | undefined): void {
    this.credit -= message.items.length;
    if (this.credit >= 0) return this.take(message, transfer);
    const error = overCredit(this.call.commandId);
    this.call.peer.violation('in', message, error.message);
    this.break(error);
  }

  abstract finished(message: StreamEnd): void;
  protected abstract take(message: StreamItems, transfer: readonly object[] | undefined): void;
  /** Tells whoever waits for the stream that it has failed here. */
  abstract fail(error: WireError): void;

  /** Ends it from here, at both ends. */
  protected break(error: WireError): void {
    if (this.giveUp()) this.fail(error);
  }

  /** Nobody wants more; false: it had ended before. */
  protected giveUp(): boolean {
    if (!this.core.exchanges.end(this.call, false)) return false;
    cancelCall(this.core, this.call);
    return true;
  }

  /** Gives new credit for items that were taken, in halves of the first. */
  protected taken(items: number): void {
    this.#taken += items;
    const { id, peer, state } = this.call;
    if (this.#taken < HALF || state === 'ended') return;
    this.credit += this.#taken;
    peer.send({ type: 'stream.credit', id: this.core.ids.next(), thid: id, items: this.#taken });
    this.#taken = 0;
  }
}
