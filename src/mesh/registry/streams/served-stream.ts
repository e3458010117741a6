import { platform } from '../../platform';
import type { StreamCredit, WireError } from '../../protocol/message';
import { MOST_ITEMS } from '../../protocol/shapes';
import { wireErrorOf } from '../calls/call-failure';
import { CommandError } from '../calls/command-error';
import type { ServedCall } from '../calls/served-call';
import type { Core } from '../core';
import { type CallStream, FIRST_CREDIT, MOST_CREDIT } from './call-stream';
import { type ItemSink, Producer } from './producer';
import { overMostCredit, UNCARRIED_ITEM } from './stream-failure';

/** Items go together that come within so many microtasks of each other; a generator takes a few for each. */
const PATIENCE = 16;

/** The result of a handler here on its way to a peer's caller, as far as that gave credit. */
export class ServedStream implements CallStream, ItemSink {
  readonly #core: Core;
  readonly #call: ServedCall;
  readonly #producer: Producer;
  /** What may still be sent, items that wait to be sent together taken off. */
  #credit = 0;
  #items: unknown[] = [];
  #isWaiting = false;
  #quiet = 0;
  readonly #tick = (): void => this.#onTick();

  constructor(core: Core, call: ServedCall, source: AsyncIterable<unknown>) {
    this.#core = core;
    this.#call = call;
    this.#producer = new Producer(source, this);
  }

  /** Opens the stream; its call is listed, or has ended already. */
  begin(): void {
    const call = this.#call;
    const { exchange } = call;
    if (exchange.state === 'ended') return this.#stop();
    exchange.stream = this;
    // Its caller's, which may have come before: it is met now.
    this.#core.exchanges.changeDeadline(exchange, 0);
    call.signal.addEventListener('abort', () => this.#stop(), { once: true });
    exchange.source.send({ type: 'stream.open', id: this.#core.ids.next(), thid: exchange.id });
    this.#grant(FIRST_CREDIT);
  }

  credited(message: StreamCredit): void {
    if (this.#credit + message.items <= MOST_CREDIT) return this.#grant(message.items);
    const { commandId, exchange } = this.#call;
    const error = overMostCredit(commandId);
    exchange.source.violation('in', message, error.message);
    this.#break(error);
  }

  item(value: unknown): void {
    this.#credit -= 1;
    const transfer = this.#call.takeHandedOver();
    if (transfer) return this.#handOver(value, transfer);
    this.#items.push(value);
    if (this.#items.length === MOST_ITEMS || this.#credit === 0) return this.#flush();
    this.#quiet = 0;
    if (this.#isWaiting) return;
    this.#isWaiting = true;
    platform.queueMicrotask(this.#tick);
  }

  ended(): void {
    this.#flush();
    if (this.#core.exchanges.end(this.#call.exchange, true)) this.#sendEnd(undefined);
    this.#call.leave();
  }

  failed(error: unknown): void {
    this.#flush();
    if (this.#core.exchanges.end(this.#call.exchange, true)) this.#sendEnd(wireErrorOf(error));
    this.#call.leave();
  }

  #grant(items: number): void {
    this.#credit += items;
    this.#producer.grant(items);
  }

  #onTick(): void {
    this.#quiet += 1;
    this.#isWaiting = this.#items.length > 0 && this.#quiet <= PATIENCE;
    if (this.#isWaiting) platform.queueMicrotask(this.#tick);
    else this.#flush();
  }

  #flush(): void {
    const items = this.#items;
    if (items.length === 0) return;
    this.#items = [];
    // One that can't be carried takes none of the others with it.
    if (!this.#send(items) && (items.length === 1 || !items.every((item) => this.#send([item])))) {
      this.#break(UNCARRIED_ITEM);
    }
  }

  /** An item that hands something over goes by itself: where it can't be carried, the others can. */
  #handOver(value: unknown, transfer: readonly object[]): void {
    this.#flush();
    if (!this.#send([value], transfer)) this.#break(UNCARRIED_ITEM);
  }

  /** Gives false where the link doesn't carry it; once nobody waits there is nothing to send. */
  #send(items: readonly unknown[], transfer: readonly object[] = []): boolean {
    const { id, source, state } = this.#call.exchange;
    if (state === 'ended') return true;
    const message = { type: 'stream.items', id: this.#core.ids.next(), thid: id, items } as const;
    const error = source.sendTransfer(message, transfer);
    return error === undefined || !source.isOpen;
  }

  #sendEnd(error: WireError | undefined): void {
    const { id, source } = this.#call.exchange;
    const end = { type: 'stream.end', id: this.#core.ids.next(), thid: id } as const;
    source.send(error ? { ...end, error } : end);
  }

  /** Ends it from here, at both ends. */
  #break(error: WireError): void {
    if (!this.#core.exchanges.end(this.#call.exchange, true)) return;
    this.#sendEnd(error);
    const { commandId } = this.#call;
    this.#call.abort(new CommandError(error.code, error.message, { commandId }));
  }

  /** Nobody waits for more: its turn is over when the handler has cleaned up. */
  #stop(): void {
    this.#items = [];
    void this.#producer.stop().then(() => this.#call.leave());
  }
}
