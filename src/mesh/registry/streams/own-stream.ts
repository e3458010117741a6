import type { StreamEnd, StreamItems, WireError } from '../../protocol/message';
import { CommandError } from '../calls/command-error';
import type { Core } from '../core';
import { IncomingStream, type SentCall } from './incoming-stream';
import { ItemQueue } from './item-queue';

/** The stream that a caller here consumes; it comes from a peer. */
export class OwnStream extends IncomingStream {
  readonly queue: ItemQueue;
  readonly #commandId: string;

  constructor(core: Core, call: SentCall) {
    super(core, call);
    this.#commandId = call.commandId;
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
    return new CommandError(code, message, { commandId: this.#commandId });
  }
}
