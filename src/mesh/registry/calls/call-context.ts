import { type AbortControllerLike, type AbortSignalLike, platform } from '../../platform';
import type { Meta } from '../../protocol/message';
import type { HandlerContext } from '../../typed/handler';

/** What a handler is given, and what becomes of it. */
export class CallContext implements HandlerContext {
  readonly commandId: string;
  declare readonly channel?: string;
  declare readonly meta?: Meta;
  #handedOver: readonly object[] | undefined;
  #abort: AbortControllerLike | undefined;
  #abortReason: unknown;

  constructor(commandId: string, channel: string | undefined, meta: Meta | undefined) {
    this.commandId = commandId;
    if (channel !== undefined) this.channel = channel;
    if (meta) this.meta = meta;
  }

  /** Made when a handler asks for it: most never do. */
  get signal(): AbortSignalLike {
    if (this.#abort === undefined) {
      this.#abort = new platform.AbortController();
      if (this.#abortReason !== undefined) this.#abort.abort(this.#abortReason);
    }
    return this.#abort.signal;
  }

  /** Tells the handler that its result is of no use any more. */
  abort(reason: unknown): void {
    this.#abortReason = reason;
    this.#abort?.abort(reason);
  }

  /** Made when a handler asks for it, and works by itself: handlers take it out of their context. */
  get transfer(): HandlerContext['transfer'] {
    return (value, list) => {
      this.#handedOver = [...(this.#handedOver ?? []), ...list];
      return value;
    };
  }

  /** What is handed over with the result, or with the item that has just been produced; nothing the next time. */
  takeHandedOver(): readonly object[] | undefined {
    const list = this.#handedOver;
    this.#handedOver = undefined;
    return list;
  }
}
