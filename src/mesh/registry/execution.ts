import { type AbortControllerLike, type AbortSignalLike, platform } from '../platform';
import type { Meta, WireError } from '../protocol/message';
import { type Checked, describeIssues } from '../typed/check';
import type { HandlerContext } from '../typed/handler';
import type { Issue } from '../typed/schema-validator';
import { failures } from './call-failure';
import { CommandError } from './command-error';
import { Exchange } from './exchange';
import { footprintOf } from './footprint';
import { isThenable } from './is-thenable';
import type { LocalCommand } from './local-command';
import type { PeerLink } from './peer-link';

/** A call that a handler here serves. */
export abstract class Execution extends Exchange {
  override get answeredBy(): undefined {
    return undefined;
  }
  readonly #target: LocalCommand;
  readonly #request: unknown;
  readonly #meta: Meta | undefined;
  #abort: AbortControllerLike | undefined;
  #abortReason: unknown;
  /** What is handed over with the result. */
  handedOver: readonly object[] | undefined;

  constructor(
    id: string,
    source: PeerLink | undefined,
    target: LocalCommand,
    request: unknown,
    meta: Meta | undefined,
  ) {
    super(id, source, undefined);
    this.#target = target;
    this.#request = request;
    this.#meta = meta;
  }

  get commandId(): string {
    return this.#target.id;
  }

  /** About how many characters its request has, counted no further than to `most`. */
  footprint(most: number): number {
    return footprintOf(this.#request, most) + footprintOf(this.#meta, most);
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

  /** Checks the request, runs the handler, checks its result. */
  run(): void {
    const { checkRequest } = this.#target;
    if (checkRequest === undefined) return this.#invoke(this.#request);
    let checked: Checked | Promise<Checked>;
    try {
      checked = checkRequest(this.#request);
    } catch (error) {
      return this.failed(error);
    }
    if (!isThenable(checked)) return this.#requestChecked(checked);
    checked.then(
      (value) => this.#requestChecked(value),
      (error: unknown) => this.failed(error),
    );
  }

  /** The handler has come to its end. */
  protected abstract succeeded(result: unknown): void;
  protected abstract failed(error: unknown): void;

  override expire(): void {
    this.#end(failures.timeout(this.commandId), 'deadline');
  }

  override disconnected(): void {
    this.#end(failures.channel_disconnected(this.commandId));
  }

  #end({ code, message }: WireError, reason?: string): void {
    const { commandId } = this;
    const error = new CommandError(code, message, { commandId, ...(reason !== undefined && { reason }) });
    this.abort(error);
    this.gaveUp(error);
  }

  /** The call has ended before its handler. */
  protected abstract gaveUp(error: unknown): void;

  #requestChecked(checked: Checked): void {
    if (checked.valid) return this.#invoke(checked.value);
    this.failed(this.#invalid('invalid_request', 'request', checked.issues));
  }

  #invoke(request: unknown): void {
    const { handler } = this.#target;
    let result: unknown;
    try {
      result = handler(request, new CallContext(this, this.#meta));
      // A thenable that isn't a promise may throw, or answer twice; `resolve` sees to that.
      if (isThenable(result)) result = Promise.resolve(result);
    } catch (error) {
      return this.failed(error);
    }
    if (!(result instanceof Promise)) return this.#returned(result);
    result.then(
      (value) => this.#returned(value),
      (error: unknown) => this.failed(error),
    );
  }

  #returned(result: unknown): void {
    const { checkResponse } = this.#target;
    if (checkResponse === undefined) return this.succeeded(result);
    let checked: Checked | Promise<Checked>;
    try {
      checked = checkResponse(result);
    } catch (error) {
      return this.failed(error);
    }
    if (!isThenable(checked)) return this.#resultChecked(checked);
    checked.then(
      (value) => this.#resultChecked(value),
      (error: unknown) => this.failed(error),
    );
  }

  #resultChecked(checked: Checked): void {
    if (checked.valid) return this.succeeded(checked.value);
    this.failed(this.#invalid('internal_error', 'result', checked.issues));
  }

  #invalid(code: CommandError['code'], what: 'request' | 'result', issues: readonly Issue[]): CommandError {
    const { commandId } = this;
    return new CommandError(code, `The ${what} of ${commandId} is invalid: ${describeIssues(issues)}`, {
      commandId,
    });
  }
}

/** What the handler is given; its signal is made when it asks for it. */
class CallContext implements HandlerContext {
  readonly commandId: string;
  declare readonly channel?: string;
  declare readonly meta?: Meta;
  readonly #execution: Execution;

  constructor(execution: Execution, meta: Meta | undefined) {
    this.commandId = execution.commandId;
    if (execution.source) this.channel = execution.source.id;
    if (meta) this.meta = meta;
    this.#execution = execution;
  }

  get signal(): AbortSignalLike {
    return this.#execution.signal;
  }

  /** Made when a handler asks for it, and works by itself: handlers take it out of their context. */
  get transfer(): HandlerContext['transfer'] {
    const execution = this.#execution;
    return (value, list) => {
      execution.handedOver = [...(execution.handedOver ?? []), ...list];
      return value;
    };
  }
}
