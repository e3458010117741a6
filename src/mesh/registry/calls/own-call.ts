import type { AbortSignalLike } from '../../platform';
import type { ExecuteCommandResponse, WireError } from '../../protocol/message';
import type { Core } from '../core';
import { Exchange } from '../exchanges/exchange';
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
export class OwnCall extends Exchange {
  override get answeredBy(): 'execute.command.response' {
    return 'execute.command.response';
  }
  declare readonly peer: PeerLink;
  declare stream: OwnStream | undefined;
  readonly commandId: string;
  readonly #core: Core;
  readonly #collects: boolean;
  readonly #resolve: Resolve;
  readonly #reject: Reject;
  #stopListening: (() => void) | undefined;

  constructor(
    core: Core,
    peer: PeerLink,
    commandId: string,
    collects: boolean,
    resolve: Resolve,
    reject: Reject,
  ) {
    super(core.ids.next(), undefined, peer);
    this.#core = core;
    this.commandId = commandId;
    this.#collects = collects;
    this.#resolve = resolve;
    this.#reject = reject;
  }

  /** Ends the call where its caller gives it up. */
  listenTo(signal: AbortSignalLike): void {
    this.#stopListening = onAbort(signal, () => {
      if (!this.#core.exchanges.end(this, false)) return;
      cancelCall(this.#core, this.peer, this.id);
      this.#refuse(signal.reason);
    });
  }

  override answered({ response }: ExecuteCommandResponse): void {
    if (!response.ok) return this.fail(response.error);
    if (cannotResolve(response.result)) {
      return this.fail({ code: 'internal_error', message: 'The result is no value: it has a `then`.' });
    }
    this.#stopListening?.();
    this.#resolve(response.result);
  }

  override opened(): void {
    const { queue } = (this.stream = new OwnStream(this.#core, this));
    queue.whenEnded(() => this.#stopListening?.());
    this.#resolve(streamResult(this.#core, this, queue, this.#collects));
  }

  override expire(): void {
    cancelCall(this.#core, this.peer, this.id);
    this.fail(failures.timeout(this.commandId), { reason: 'deadline' });
  }

  override disconnected(): void {
    this.fail(channelClosed(this.commandId, this.peer.id));
  }

  fail({ code, message }: WireError, details?: Pick<CommandErrorOptions, 'cause' | 'reason'>): void {
    this.#refuse(new CommandError(code, message, { ...details, commandId: this.commandId }));
  }

  #refuse(reason: unknown): void {
    this.#stopListening?.();
    if (this.stream) this.stream.queue.fail(reason);
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
