import type { AbortSignalLike } from '../../platform';
import type { ExecuteCommandResponse, WireError } from '../../protocol/message';
import type { Core } from '../core';
import { Exchange, type ExchangeHandler } from '../exchanges/exchange';
import type { PeerLink } from '../links/peer-link';
import { OwnStream } from '../streams/own-stream';
import { streamResult } from '../streams/stream-result';
import { channelClosed, failures } from './call-failure';
import { cancelCall } from './cancel-call';
import { CommandError, type CommandErrorOptions } from './command-error';
import { isThenable } from './is-thenable';
import { onAbort } from './on-abort';
import type { Reject, Resolve } from './promise-ends';

/** A call of this registry's own that waits for a reply from a link. */
export class OwnCall implements ExchangeHandler {
  readonly exchange: Exchange<undefined, PeerLink>;
  readonly #core: Core;
  readonly #collects: boolean;
  readonly #resolve: Resolve;
  readonly #reject: Reject;
  #stopListening: (() => void) | undefined;
  #stream: OwnStream | undefined;

  constructor(
    core: Core,
    peer: PeerLink,
    commandId: string,
    collects: boolean,
    resolve: Resolve,
    reject: Reject,
  ) {
    this.exchange = new Exchange(
      core.ids.next(),
      undefined,
      peer,
      commandId,
      'execute.command.response',
      this,
    );
    this.#core = core;
    this.#collects = collects;
    this.#resolve = resolve;
    this.#reject = reject;
  }

  /** Ends the call where its caller gives it up. */
  listenTo(signal: AbortSignalLike): void {
    this.#stopListening = onAbort(signal, () => {
      if (!this.#core.exchanges.end(this.exchange, false)) return;
      cancelCall(this.#core, this.exchange);
      this.#refuse(signal.reason);
    });
  }

  answered(_exchange: Exchange, { response }: ExecuteCommandResponse): void {
    if (!response.ok) return this.fail(response.error);
    if (cannotResolve(response.result)) {
      return this.fail({ code: 'internal_error', message: 'The result is no value: it has a `then`.' });
    }
    this.#stopListening?.();
    this.#resolve(response.result);
  }

  opened(): void {
    const stream = new OwnStream(this.#core, this.exchange);
    const { queue } = stream;
    this.#stream = this.exchange.stream = stream;
    queue.whenEnded(() => this.#stopListening?.());
    this.#resolve(streamResult(this.#core, this.exchange, queue, this.#collects));
  }

  expire(): void {
    cancelCall(this.#core, this.exchange);
    this.fail(failures.timeout(this.exchange.commandId), { reason: 'deadline' });
  }

  disconnected(): void {
    this.fail(channelClosed(this.exchange.commandId, this.exchange.peer.id));
  }

  fail({ code, message }: WireError, details?: Pick<CommandErrorOptions, 'cause' | 'reason'>): void {
    const { commandId } = this.exchange;
    this.#refuse(new CommandError(code, message, { ...details, commandId }));
  }

  #refuse(reason: unknown): void {
    this.#stopListening?.();
    if (this.#stream) this.#stream.queue.fail(reason);
    else this.#reject(reason);
  }
}

/** Within one thread a peer may answer with a thenable: a caller who waits for that waits without a deadline. */
function cannotResolve(result: unknown): boolean {
  try {
    return isThenable(result);
  } catch {
    // A getter that throws; the promise would look at it too.
    return true;
  }
}
