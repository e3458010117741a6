import type { ExecuteCommandResponse, StreamOpen, WireError } from '../../protocol/message';
import type { Core } from '../core';
import { Exchange, type ExchangeHandler } from '../exchanges/exchange';
import type { PeerLink } from '../links/peer-link';
import { CollectedStream } from '../streams/collected-stream';
import { RelayedStream } from '../streams/relayed-stream';
import { channelClosed, failures } from './call-failure';
import { callSize } from './call-size';
import { cancelCall } from './cancel-call';
import { refuseCall, UNCARRIED_RESULT } from './reply';

/** A call of a peer's that was passed on to another peer. */
export type ForwardedCall = Exchange<PeerLink, PeerLink>;

/** Deals with all forwarded calls: a handler for each would be a second object to keep. */
export class ForwardedCalls implements ExchangeHandler {
  readonly #core: Core;

  constructor(core: Core) {
    this.#core = core;
  }

  make(id: string, from: PeerLink, to: PeerLink, commandId: string): ForwardedCall {
    const call = new Exchange(id, from, to, commandId, 'execute.command.response', this);
    call.size = callSize(id, commandId);
    return call;
  }

  /** The reply goes back the way the call came, as it is. */
  answered(call: ForwardedCall, reply: ExecuteCommandResponse, transfer?: readonly object[]): void {
    const { source } = call;
    const error = transfer ? source.sendTransfer(reply, transfer) : source.send(reply);
    if (error === undefined || !source.isOpen) return;
    this.refuse(call, UNCARRIED_RESULT);
  }

  opened(call: ForwardedCall, open: StreamOpen): void {
    const isStream = call.source.can('stream');
    call.stream = isStream
      ? new RelayedStream(this.#core, call, open)
      : new CollectedStream(this.#core, call);
  }

  expire(call: ForwardedCall): void {
    this.cancelled(call);
    this.refuse(call, failures.timeout(call.commandId));
  }

  disconnected(call: ForwardedCall): void {
    this.refuse(call, channelClosed(call.commandId, call.peer.id, this.#core.settings.id));
  }

  /** On to where it went: nobody waits for it here. */
  cancelled(call: ForwardedCall): void {
    cancelCall(this.#core, call);
  }

  forgotten(call: ForwardedCall): void {
    this.cancelled(call);
  }

  refuse({ id, source, stream }: ForwardedCall, error: WireError): void {
    if (stream) stream.fail?.(error);
    else refuseCall(this.#core, source, id, error);
  }
}
