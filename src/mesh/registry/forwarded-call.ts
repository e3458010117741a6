import type { ExecuteCommandResponse, WireError } from '../protocol/message';
import { channelClosed, failures } from './call-failure';
import { callSize } from './call-size';
import { cancelCall } from './cancel-call';
import type { Core } from './core';
import { Exchange } from './exchange';
import type { PeerLink } from './peer-link';
import { refuseCall, UNCARRIED_RESULT } from './reply';

/** A call of a peer's that was passed on to another peer. */
export class ForwardedCall extends Exchange {
  override get answeredBy(): 'execute.command.response' {
    return 'execute.command.response';
  }
  declare readonly source: PeerLink;
  declare readonly peer: PeerLink;
  readonly #core: Core;
  readonly #commandId: string;

  constructor(core: Core, id: string, from: PeerLink, to: PeerLink, commandId: string) {
    super(id, from, to);
    this.#core = core;
    this.#commandId = commandId;
    this.size = callSize(id, commandId);
  }

  /** The reply goes back the way the call came, as it is. */
  override answered(reply: ExecuteCommandResponse, transfer?: readonly object[]): void {
    const { source } = this;
    const error = transfer ? source.sendTransfer(reply, transfer) : source.send(reply);
    if (error === undefined || !source.isOpen) return;
    this.refuse(UNCARRIED_RESULT);
  }

  override expire(): void {
    this.cancelled();
    this.refuse(failures.timeout(this.#commandId));
  }

  override disconnected(): void {
    this.refuse(channelClosed(this.#commandId, this.peer.id, this.#core.settings.id));
  }

  /** On to where it went: nobody waits for it here. */
  override cancelled(): void {
    cancelCall(this.#core, this.peer, this.id);
  }

  override forgotten(): void {
    this.cancelled();
  }

  refuse(error: WireError): void {
    refuseCall(this.#core, this.source, this.id, error);
  }
}
