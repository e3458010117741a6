import type { AbortSignalLike, TransferableLike } from '../platform';
import type { Meta } from '../protocol/message';

/** What a handler knows of the call that it serves. */
export interface HandlerContext {
  /** The id that was called. */
  readonly commandId: string;
  /** The channel that the call came from; absent for a call of this registry's own. */
  readonly channel?: string;
  /** What the caller sent along: its trace context, and free keys. Hand it to the calls that the handler makes. */
  readonly meta?: Meta;
  /** Fires when the result is of no use any more: caller gone, channel closed, deadline passed, registry disposed. */
  readonly signal: AbortSignalLike;
  /**
   * Gives `value` back, and has what the list names of it handed over instead of copied when it is the handler's result, or
   * the item that a stream produces next: `return transfer(bytes, [bytes.buffer])`, `yield transfer(…)`. It isn't to be
   * used afterwards. What can't be handed over (by a link to another process, or to a peer of another kind) is copied.
   */
  readonly transfer: <Value>(value: Value, list: readonly TransferableLike[]) => Value;
}

/**
 * Serves a command. What it throws becomes the caller's error: a {@link CommandError} with its code, anything else
 * `internal_error` with its message.
 *
 * @param request what the caller gave, after the request's schema; `undefined` where it gave nothing
 */
export type Handler<Request, Response> = (
  request: Request,
  context: HandlerContext,
) => Response | Promise<Response>;

/** What a listener knows of the event that it gets. */
export interface EventContext {
  /** The event's id. */
  readonly eventId: string;
  /** The channel that the event came from; absent for an event of this registry's own. */
  readonly channel?: string;
  /** What the emitter sent along. */
  readonly meta?: Meta;
}

/**
 * Gets the payloads of an event. What it throws, or its promise rejects with, goes to the registry's logger and observers.
 *
 * @param payload what was emitted, after the event's schema; `undefined` where that was nothing
 */
export type Listener<Payload> = (payload: Payload, context: EventContext) => void;
