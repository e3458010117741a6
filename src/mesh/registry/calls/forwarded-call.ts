import type { ExecuteCommandResponse, StreamOpen, WireError } from '../../protocol/message';
import type { Core } from '../core';
import { Exchange } from '../exchanges/exchange';
import type { PeerLink } from '../links/peer-link';
import { CollectedStream } from '../streams/collected-stream';
import { RelayedStream } from '../streams/relayed-stream';
import { channelClosed, failures } from './call-failure';
import { callSize } from './call-size';
import { cancelCall } from './cancel-call';
import { refuseCall, UNCARRIED_RESULT } from './reply';

/** A call of a peer's that was passed on to another peer. */
export class ForwardedCall extends Exchange {
  override get answeredBy(): 'execute.command.response' {
    return 'execute.command.response';
  }
  declare readonly source: PeerLink;
  declare readonly peer: PeerLink;
  declare stream: CollectedStream | RelayedStream | undefined;
  readonly commandId: string;
  readonly #core: Core;

  constructor(core: Core, id: string, from: PeerLink, to: PeerLink, commandId: string) {
    super(id, from, to);
    this.#core = core;
    this.commandId = commandId;
    this.size = callSize(id, commandId);
  }

  /** The reply goes back the way the call came, as it is. */
  override answered(reply: ExecuteCommandResponse, transfer?: readonly object[]): void {
    const { source } = this;
    const error = transfer ? source.sendTransfer(reply, transfer) : source.send(reply);
    if (error === undefined || !source.isOpen) return;
    this.refuse(UNCARRIED_RESULT);
  }

  override opened(open: StreamOpen): void {
    const isStream = this.source.can('stream');
    this.stream = isStream
      ? new RelayedStream(this.#core, this, open)
      : new CollectedStream(this.#core, this);
  }

  override expire(): void {
    this.cancelled();
    this.refuse(failures.timeout(this.commandId));
  }

  override disconnected(): void {
    this.refuse(channelClosed(this.commandId, this.peer.id, this.#core.settings.id));
  }

  /** On to where it went: nobody waits for it here. */
  override cancelled(): void {
    cancelCall(this.#core, this.peer, this.id);
  }

  override forgotten(): void {
    this.cancelled();
  }

  refuse(error: WireError): void {
    if (this.stream) this.stream.fail(error);
    else refuseCall(this.#core, this.source, this.id, error);
  }
}
