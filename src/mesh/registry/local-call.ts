import type { AbortSignalLike } from '../platform';
import type { Meta } from '../protocol/message';
import { commandErrorOf } from './call-failure';
import type { Core } from './core';
import { Execution } from './execution';
import type { LocalCommand } from './local-command';
import type { Settlement } from './own-call';

/** A call of this registry's own that a handler here serves. */
export class LocalCall extends Execution {
  readonly #core: Core;
  readonly #caller: Settlement;
  #stopListening: (() => void) | undefined;

  constructor(
    core: Core,
    target: LocalCommand,
    request: unknown,
    meta: Meta | undefined,
    caller: Settlement,
  ) {
    super(core.ids.next(), undefined, target, request, meta);
    this.#core = core;
    this.#caller = caller;
  }

  /** Ends the call where its caller gives it up. */
  listenTo(signal: AbortSignalLike): void {
    const abort = (): void => {
      if (!this.#core.exchanges.end(this, false)) return;
      this.abort(signal.reason);
      this.gaveUp(signal.reason);
    };
    signal.addEventListener('abort', abort, { once: true });
    this.#stopListening = () => signal.removeEventListener('abort', abort);
  }

  protected override succeeded(result: unknown): void {
    if (!this.#core.exchanges.end(this, true)) return;
    this.#stopListening?.();
    this.#caller.resolve(result);
  }

  protected override failed(error: unknown): void {
    if (this.#core.exchanges.end(this, true)) this.gaveUp(commandErrorOf(error, this.commandId));
  }

  protected override gaveUp(error: unknown): void {
    this.#stopListening?.();
    this.#caller.reject(error);
  }
}
