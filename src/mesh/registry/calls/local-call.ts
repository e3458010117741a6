import type { AbortSignalLike } from '../../platform';
import type { Meta } from '../../protocol/message';
import type { LocalCommand } from '../commands/local-command';
import type { Core } from '../core';
import { isAsyncIterable } from '../streams/is-async-iterable';
import type { ItemQueue } from '../streams/item-queue';
import { LocalStream } from '../streams/local-stream';
import { streamResult } from '../streams/stream-result';
import { CallContext } from './call-context';
import { commandErrorOf } from './call-failure';
import { Execution } from './execution';
import { onAbort } from './on-abort';
import type { Reject, Resolve } from './promise-ends';

/** A call of this registry's own that a handler here serves. */
export class LocalCall extends Execution<undefined> {
  readonly #core: Core;
  readonly #collects: boolean;
  #queue: ItemQueue | undefined;

  constructor(
    core: Core,
    command: LocalCommand,
    meta: Meta | undefined,
    collects: boolean,
    resolve: Resolve,
    reject: Reject,
  ) {
    super(core.ids.next(), undefined, command, new CallContext(command.id, undefined, meta));
    this.#core = core;
    this.#collects = collects;
    this.exchange.resolve = resolve;
    this.exchange.reject = reject;
  }

  /** Ends the call where its caller gives it up. */
  listenTo(signal: AbortSignalLike): void {
    this.exchange.stopListening = onAbort(signal, () => {
      if (!this.#core.exchanges.end(this.exchange, false)) return;
      this.abort(signal.reason);
      this.gaveUp(signal.reason);
    });
  }

  protected override succeeded(result: unknown): void {
    if (isAsyncIterable(result)) return this.#stream(result);
    if (!this.#core.exchanges.end(this.exchange, true)) return;
    this.exchange.stopListening?.();
    this.exchange.resolve?.(result);
  }

  #stream(source: AsyncIterable<unknown>): void {
    const stream = new LocalStream(this.#core, this, source);
    if (this.exchange.state === 'ended') return stream.stop();
    this.#queue = stream.queue;
    this.#queue.whenEnded(() => this.exchange.stopListening?.());
    this.exchange.resolve?.(streamResult(this.#core, this.exchange, this.#queue, this.#collects));
  }

  protected override failed(error: unknown): void {
    if (this.#core.exchanges.end(this.exchange, true)) this.gaveUp(commandErrorOf(error, this.commandId));
  }

  protected override gaveUp(error: unknown): void {
    this.exchange.stopListening?.();
    if (this.#queue) this.#queue.fail(error);
    else this.exchange.reject?.(error);
  }
}
