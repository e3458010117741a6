import type { ExecuteCommandRequest } from '../protocol/message';
import { wireErrorOf } from './call-failure';
import { callSize } from './call-size';
import { CommandError } from './command-error';
import type { Core } from './core';
import { Execution } from './execution';
import type { LocalCommand } from './local-command';
import type { PeerLink } from './peer-link';
import { refuseCall, refuseFull, replyToCall } from './reply';
import { collectServed } from './streams/collect-served';
import { isAsyncIterable } from './streams/is-async-iterable';
import { ServedStream } from './streams/served-stream';
import { givenUp } from './streams/stream-failure';

/** A call of a peer's that a handler here serves, when its turn has come (protocol.md, Commands: Limits). */
export class ServedCall extends Execution {
  declare readonly source: PeerLink;
  readonly #core: Core;
  readonly #from: PeerLink;
  #waits = false;

  constructor(core: Core, from: PeerLink, target: LocalCommand, message: ExecuteCommandRequest) {
    super(message.id, from, target, message.request, message._meta);
    this.#core = core;
    this.#from = from;
  }

  /** Runs now, or once fewer handlers run for its link. */
  admit(): void {
    const from = this.#from;
    if (from.running >= this.#core.settings.maxInFlightPerChannel) return this.#wait();
    from.running += 1;
    this.run();
    // Most handlers are done by now; only the others have to be kept track of.
    if (this.state === 'ended') return;
    this.size = callSize(this.id, this.commandId);
    if (from.isOpen) this.#core.exchanges.begin(this, 0);
    else this.forgotten();
  }

  protected override succeeded(result: unknown): void {
    if (isAsyncIterable(result)) return this.#stream(result);
    if (this.#core.exchanges.end(this, true)) {
      replyToCall(
        this.#core,
        this.#from,
        this.id,
        result === undefined ? { ok: true } : { ok: true, result },
        this.handedOver,
      );
    }
    this.leave();
  }

  /** Piece by piece, or together where the link carries no streams (docs/own-kind.md, Stream). */
  #stream(source: AsyncIterable<unknown>): void {
    if (this.#from.can('stream')) {
      if (this.state === 'new') this.#core.exchanges.begin(this, 0);
      new ServedStream(this.#core, this, source).begin();
    } else {
      collectServed(this.#core, this, source, {
        succeeded: (items) => this.succeeded(items),
        failed: (error) => this.failed(error),
      });
    }
  }

  protected override failed(error: unknown): void {
    if (this.#core.exchanges.end(this, true)) refuseCall(this.#core, this.#from, this.id, wireErrorOf(error));
    this.leave();
  }

  protected override gaveUp(): void {
    this.#leaveQueue();
  }

  override cancelled(): void {
    this.#leaveQueue();
    this.abort(givenUp(this.commandId));
  }

  /** The link that it came from has ended: nobody waits for the result. */
  override forgotten(): void {
    const { commandId } = this;
    this.abort(
      new CommandError('channel_disconnected', `The caller of ${commandId} is gone.`, { commandId }),
    );
  }

  #wait(): void {
    const { exchanges, settings } = this.#core;
    const { waiting, givenUpWaiting } = this.#from;
    const waitingCalls = waiting.length - givenUpWaiting;
    if (waitingCalls < settings.maxWaitingPerChannel) {
      this.size = callSize(this.id, this.commandId) + this.footprint(settings.maxHeldPerChannel);
      exchanges.begin(this, 0);
      this.#waits = true;
      waiting.push(this);
      return this.#tellItWaits(waitingCalls + 1);
    }
    refuseFull(this.#core, this.#from, this, `${waitingCalls} calls of its channel wait already`);
  }

  #tellItWaits(waitingCalls: number): void {
    const { observers } = this.#core;
    const { id: messageId, commandId } = this;
    if (observers.active)
      observers.record({ kind: 'waiting', channel: this.#from.id, messageId, commandId, waitingCalls });
  }

  /** Its turn has come: gives whether it is still wanted. */
  admitted(): boolean {
    this.#waits = false;
    return this.state !== 'ended';
  }

  /** It ended before its turn. Its place is cleared away together with others', so that many cost no more than one. */
  #leaveQueue(): void {
    const from = this.#from;
    if (!this.#waits) return;
    from.givenUpWaiting += 1;
    if (from.givenUpWaiting * 2 <= from.waiting.length) return;
    from.waiting = from.waiting.filter(({ state }) => state !== 'ended');
    from.givenUpWaiting = 0;
  }

  /** The handler has come to its end: another one may run in its place. */
  leave(): void {
    this.#from.running -= 1;
    if (this.#from.waiting.length > 0) admitWaiting(this.#core, this.#from);
  }
}

/** A loop, not a recursion: a handler that ends at once would nest one turn in another. */
function admitWaiting(core: Core, link: PeerLink): void {
  if (link.admitting) return;
  link.admitting = true;
  while (link.running < core.settings.maxInFlightPerChannel) {
    const call = link.waiting.shift();
    if (call === undefined) break;
    if (!call.admitted()) {
      link.givenUpWaiting -= 1;
      continue;
    }
    link.running += 1;
    call.run();
  }
  link.admitting = false;
}
