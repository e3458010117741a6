import type { AbortSignalLike } from '../../platform';
import type { WireError } from '../../protocol/message';
import type { LocalCommand } from '../commands/local-command';
import { Exchange, type ExchangeHandler } from '../exchanges/exchange';
import type { PeerLink } from '../links/peer-link';
import type { CallContext } from './call-context';
import { failures } from './call-failure';
import { CommandError } from './command-error';
import { runCommand } from './run-command';

/** A call that a handler here serves. */
export abstract class Execution<Source extends PeerLink | undefined = PeerLink | undefined>
  implements ExchangeHandler
{
  readonly exchange: Exchange<Source, undefined>;
  protected readonly context: CallContext;
  readonly #command: LocalCommand;

  constructor(id: string, source: Source, command: LocalCommand, context: CallContext) {
    this.exchange = new Exchange(id, source, undefined, command.id, undefined, this);
    this.#command = command;
    this.context = context;
  }

  get commandId(): string {
    return this.#command.id;
  }

  /** The handler's. */
  get signal(): AbortSignalLike {
    return this.context.signal;
  }

  /** Tells the handler that its result is of no use any more. */
  abort(reason: unknown): void {
    this.context.abort(reason);
  }

  /** What the handler has had handed over since it was asked last. */
  takeHandedOver(): readonly object[] | undefined {
    return this.context.takeHandedOver();
  }

  /** Checks the request, runs the handler, checks its result. */
  run(request: unknown): void {
    let result: unknown;
    try {
      result = runCommand(this.#command, request, this.context);
    } catch (error) {
      return this.failed(error);
    }
    this.follow(result);
  }

  /** Goes on with what the handler gave. */
  follow(result: unknown): void {
    if (!(result instanceof Promise)) return this.succeeded(result);
    result.then(
      (value) => this.succeeded(value),
      (error: unknown) => this.failed(error),
    );
  }

  /** The handler has come to its end. */
  protected abstract succeeded(result: unknown): void;
  protected abstract failed(error: unknown): void;

  expire(): void {
    this.#end(failures.timeout(this.commandId), 'deadline');
  }

  disconnected(): void {
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
}
