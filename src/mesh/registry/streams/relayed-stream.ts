import type { StreamCredit, StreamEnd, StreamItems, StreamOpen, WireError } from '../../protocol/message';
import type { ForwardedCall } from '../calls/forwarded-calls';
import type { Core } from '../core';
import type { PeerLink } from '../links/peer-link';
import { MOST_CREDIT } from './call-stream';
import { IncomingStream } from './incoming-stream';
import { overMostCredit, UNCARRIED_ITEM } from './stream-failure';

/** A stream between two peers: its frames are passed on as they come, and nothing is kept here. */
export class RelayedStream extends IncomingStream<PeerLink> {
  constructor(core: Core, call: ForwardedCall, open: StreamOpen) {
    super(core, call);
    core.exchanges.changeDeadline(call, 0);
    call.source.send(open);
  }

  override finished(message: StreamEnd): void {
    this.call.source.send(message);
  }

  credited(message: StreamCredit): void {
    const { peer, source } = this.call;
    this.credit += message.items;
    if (this.credit <= MOST_CREDIT) return void peer.send(message);
    const error = overMostCredit(this.call.commandId);
    source.violation('in', message, error.message);
    this.break(error);
  }

  override fail(error: WireError): void {
    const { id, source } = this.call;
    source.send({ type: 'stream.end', id: this.core.ids.next(), thid: id, error });
  }

  protected override take(message: StreamItems, transfer: readonly object[] | undefined): void {
    const { source } = this.call;
    const error = transfer ? source.sendTransfer(message, transfer) : source.send(message);
    if (error !== undefined && source.isOpen) this.break(UNCARRIED_ITEM);
  }
}
