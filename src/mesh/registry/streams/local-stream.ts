import { commandErrorOf } from '../calls/call-failure';
import type { LocalCall } from '../calls/local-call';
import type { Core } from '../core';
import { ItemQueue } from './item-queue';
import { Producer } from './producer';
import { givenUp } from './stream-failure';

/** The result of a handler here for a caller here: each item is produced when it is asked for. */
export class LocalStream {
  readonly queue: ItemQueue;
  readonly #producer: Producer;

  constructor(core: Core, call: LocalCall, source: AsyncIterable<unknown>) {
    const { commandId } = call;
    this.#producer = new Producer(source, {
      item: (value) => {
        // Within a registry nothing changes hands.
        call.takeHandedOver();
        this.queue.push(value);
      },
      ended: () => {
        core.exchanges.end(call.exchange, true);
        this.queue.end();
      },
      failed: (error) => {
        core.exchanges.end(call.exchange, true);
        this.queue.end({ error: commandErrorOf(error, commandId) });
      },
    });
    this.queue = new ItemQueue({
      asked: () => this.#producer.grant(1),
      dropped: () => {
        core.exchanges.end(call.exchange, false);
        call.abort(givenUp(commandId));
        return this.#producer.stop();
      },
    });
    call.signal.addEventListener('abort', () => this.stop(), { once: true });
  }

  /** Nobody wants it any more. */
  stop(): void {
    void this.#producer.stop();
  }
}
