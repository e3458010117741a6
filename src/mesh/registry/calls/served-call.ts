import type { ExecuteCommandRequest } from '../../protocol/message';
import type { LocalCommand } from '../commands/local-command';
import type { Core } from '../core';
import { footprintOf } from '../ids/footprint';
import type { PeerLink } from '../links/peer-link';
import { collectServed } from '../streams/collect-served';
import { isAsyncIterable } from '../streams/is-async-iterable';
import { ServedStream } from '../streams/served-stream';
import { givenUp } from '../streams/stream-failure';
import { CallContext } from './call-context';
import { wireErrorOf } from './call-failure';
import { callSize } from './call-size';
import { CommandError } from './command-error';
import { Execution } from './execution';
import { refuseCall, refuseFull, replyToCall } from './reply';
import { runCommand } from './run-command';
import type { Turn } from './turns';

/** Serves a call of a peer's, now or once fewer handlers run for its link (protocol.md, Commands: Limits). */
export function serveCall(
  core: Core,
  from: PeerLink,
  command: LocalCommand,
  message: ExecuteCommandRequest,
): void {
  const { id, request } = message;
  const context = new CallContext(command.id, from.id, message._meta);
  if (from.running >= core.settings.maxInFlightPerChannel) {
    return new ServedCall(core, from, command, id, context).wait(request);
  }
  from.running += 1;
  let result: unknown;
  try {
    result = runCommand(command, request, context);
  } catch (error) {
    refuseCall(core, from, id, wireErrorOf(error));
    return leave(core, from);
  }
  // Most handlers are done by now; only the others have to be kept track of.
  if (result instanceof Promise || isAsyncIterable(result)) {
    return new ServedCall(core, from, command, id, context).begin(result);
  }
  replyWithResult(core, from, id, result, context.takeHandedOver());
  leave(core, from);
}

/** A call of a peer's that waits for its turn, or whose handler takes its time. */
export class ServedCall extends Execution<PeerLink> {
  readonly #core: Core;
  /** Its place in the queue, while it waits. */
  #turn: Turn | undefined;
  #hasLeft = false;

  constructor(core: Core, from: PeerLink, command: LocalCommand, id: string, context: CallContext) {
    super(id, from, command, context);
    this.#core = core;
  }

  /** Goes on with what its handler gave. */
  begin(result: unknown): void {
    this.exchange.size = callSize(this.exchange.id, this.commandId);
    if (this.exchange.source.isOpen) this.#core.exchanges.begin(this.exchange, 0);
    else this.forgotten();
    this.follow(result);
  }

  protected override succeeded(result: unknown): void {
    if (isAsyncIterable(result)) return this.#stream(result);
    if (this.#core.exchanges.end(this.exchange, true)) {
      replyWithResult(this.#core, this.exchange.source, this.exchange.id, result, this.takeHandedOver());
    }
    this.leave();
  }

  /** Piece by piece, or together where the link carries no streams (docs/own-kind.md, Stream). */
  #stream(source: AsyncIterable<unknown>): void {
    if (this.exchange.source.can('stream')) {
      new ServedStream(this.#core, this, source).begin();
    } else {
      collectServed(this.#core, this, source, {
        succeeded: (items) => this.succeeded(items),
        failed: (error) => this.failed(error),
      });
    }
  }

  protected override failed(error: unknown): void {
    if (this.#core.exchanges.end(this.exchange, true))
      refuseCall(this.#core, this.exchange.source, this.exchange.id, wireErrorOf(error));
    this.leave();
  }

  protected override gaveUp(): void {
    this.#leaveQueue();
  }

  cancelled(): void {
    this.#leaveQueue();
    this.abort(givenUp(this.commandId));
  }

  /** The link that it came from has ended: nobody waits for the result. */
  forgotten(): void {
    const { commandId } = this;
    this.#leaveQueue();
    this.abort(
      new CommandError('channel_disconnected', `The caller of ${commandId} is gone.`, { commandId }),
    );
  }

  /** Waits for its turn, unless too many wait already. */
  wait(request: unknown): void {
    const { exchanges, settings } = this.#core;
    const { waiting } = this.exchange.source;
    if (waiting.length < settings.maxWaitingPerChannel) {
      const most = settings.maxHeldPerChannel;
      const held = footprintOf(request, most) + footprintOf(this.context.meta, most);
      this.exchange.size = callSize(this.exchange.id, this.commandId) + held;
      exchanges.begin(this.exchange, 0);
      this.#turn = waiting.join(() => {
        this.#turn = undefined;
        this.run(request);
      });
      return this.#tellItWaits(waiting.length);
    }
    const why = `${waiting.length} calls of its channel wait already`;
    refuseFull(this.#core, this.exchange.source, this.exchange, why);
  }

  #tellItWaits(waitingCalls: number): void {
    const { observers } = this.#core;
    if (!observers.active) return;
    const { id: messageId, commandId, source } = this.exchange;
    observers.record({ kind: 'waiting', channel: source.id, messageId, commandId, waitingCalls });
  }

  /** It ended before its turn. */
  #leaveQueue(): void {
    if (this.#turn) this.exchange.source.waiting.leave(this.#turn);
    this.#turn = undefined;
  }

  /** The handler has come to its end: another one may run in its place. */
  leave(): void {
    // A stream may be ended by its handler and broken off by its link at one and the same time.
    if (this.#hasLeft) return;
    this.#hasLeft = true;
    leave(this.#core, this.exchange.source);
  }
}

function replyWithResult(
  core: Core,
  from: PeerLink,
  id: string,
  result: unknown,
  handedOver: readonly object[] | undefined,
): void {
  replyToCall(core, from, id, result === undefined ? { ok: true } : { ok: true, result }, handedOver);
}

function leave(core: Core, from: PeerLink): void {
  from.running -= 1;
  if (from.waiting.length > 0) admitWaiting(core, from);
}

/** A loop, not a recursion: a handler that ends at once would nest one turn in another. */
function admitWaiting(core: Core, link: PeerLink): void {
  if (link.admitting) return;
  link.admitting = true;
  while (link.waiting.length > 0 && link.running < core.settings.maxInFlightPerChannel) {
    link.running += 1;
    link.waiting.begin();
  }
  link.admitting = false;
}
