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
export type OwnCall = Exchange<undefined, PeerLink>;

/** Deals with all own calls that wait for a link: a handler for each would be a second object to keep. */
export class OwnCalls implements ExchangeHandler {
  readonly #core: Core;
  readonly #collects: boolean;

  /** @param collects whether their callers are given a stream as an array */
  constructor(core: Core, collects: boolean) {
    this.#core = core;
    this.#collects = collects;
  }

  make(peer: PeerLink, commandId: string, resolve: Resolve, reject: Reject): OwnCall {
    const id = this.#core.ids.next();
    const call = new Exchange(id, undefined, peer, commandId, 'execute.command.response', this);
    call.resolve = resolve;
    call.reject = reject;
    return call;
  }

  /** Ends a call where its caller gives it up. */
  listenTo(signal: AbortSignalLike, call: OwnCall): void {
    call.stopListening = onAbort(signal, () => {
      if (!this.#core.exchanges.end(call, false)) return;
      cancelCall(this.#core, call);
      this.#refuse(call, signal.reason);
    });
  }

  answered(call: OwnCall, { response }: ExecuteCommandResponse): void {
    if (!response.ok) return this.fail(call, response.error);
    if (cannotResolve(response.result)) {
      return this.fail(call, {
        code: 'internal_error',
        message: 'The result is no value: it has a `then`.',
      });
    }
    call.stopListening?.();
    call.resolve?.(response.result);
  }

  opened(call: OwnCall): void {
    const stream = new OwnStream(this.#core, call);
    const { queue } = stream;
    call.stream = stream;
    queue.whenEnded(() => call.stopListening?.());
    call.resolve?.(streamResult(this.#core, call, queue, this.#collects));
  }

  expire(call: OwnCall): void {
    cancelCall(this.#core, call);
    this.fail(call, failures.timeout(call.commandId), { reason: 'deadline' });
  }

  disconnected(call: OwnCall): void {
    this.fail(call, channelClosed(call.commandId, call.peer.id));
  }

  fail(
    call: OwnCall,
    { code, message }: WireError,
    details?: Pick<CommandErrorOptions, 'cause' | 'reason'>,
  ): void {
    const { commandId } = call;
    this.#refuse(call, new CommandError(code, message, { ...details, commandId }));
  }

  #refuse(call: OwnCall, reason: unknown): void {
    call.stopListening?.();
    if (call.stream instanceof OwnStream) call.stream.queue.fail(reason);
    else call.reject?.(reason);
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
