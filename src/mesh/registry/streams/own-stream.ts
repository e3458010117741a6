import type { StreamEnd, StreamItems, WireError } from '../../protocol/message';
import { CommandError } from '../calls/command-error';
import type { Core } from '../core';
import type { Exchange } from '../exchanges/exchange';
import type { PeerLink } from '../links/peer-link';
import { IncomingStream } from './incoming-stream';
import { ItemQueue } from './item-queue';

/** The stream that a caller here consumes; it comes from a peer. */
export class OwnStream extends IncomingStream<undefined> {
  readonly queue: ItemQueue;

  constructor(core: Core, call: Exchange<undefined, PeerLink>) {
    super(core, call);
    this.queue = new ItemQueue({
      taken: () => this.taken(1),
      dropped: () => void this.giveUp(),
    });
  }

  override finished({ error }: StreamEnd): void {
    this.queue.end(error && { error: this.#errorOf(error) });
  }

  override fail(error: WireError): void {
    this.queue.fail(this.#errorOf(error));
  }

  protected override take({ items }: StreamItems): void {
    for (const item of items) this.queue.push(item);
  }

  #errorOf({ code, message }: WireError): CommandError {
    return new CommandError(code, message, { commandId: this.call.commandId });
  }
}
