import type { AbortSignalLike, TransferableLike } from '../platform';
import type { Meta } from '../protocol/message';

/** A call as a {@link Middleware} sees it. */
export interface AroundCall {
  /** Whose side it is on: the registry that makes the call, or the one whose handler serves it. */
  readonly side: 'caller' | 'owner';
  /** The id of the command that is called. */
  readonly commandId: string;
  /** What the caller gave; on the owner's side, after the request's schema. */
  readonly request: unknown;
  /** Whether making the call twice is as good as once, as its definition says; false for a dynamic call. */
  readonly idempotent: boolean;
  /** On the owner's side: the channel that the call came from; absent for the registry's own. */
  readonly channel?: string;
  /** What the caller sends along: its trace context, and free keys. */
  readonly meta?: Meta;
  /**
   * Fires when nobody waits for the call any more. On the caller's side: when its caller gave it up or the registry was
   * disposed of; the call has ended then. On the owner's: the handler's `context.signal`.
   */
  readonly signal?: AbortSignalLike;
  /** On the caller's side: the deadline that the caller asked for, in ms; 0: never. Absent: the registry's. */
  readonly timeoutMs?: number;
  /** On the caller's side: the deadline that holds where nobody asks for another one, in ms; 0: never. */
  readonly defaultTimeoutMs?: number;
  /** On the caller's side: what is handed over with the request, which can be done once. */
  readonly transfer?: readonly TransferableLike[];
}

/** What a middleware may change of a call that it hands on; on the owner's side only the request. */
export type CallChanges = Partial<
  Pick<AroundCall, 'request' | 'meta' | 'signal' | 'timeoutMs' | 'defaultTimeoutMs'>
>;

/**
 * Hands a call on, changed or not, and gives its result; rejects as the call does. May be called more than once, or not at
 * all.
 */
export type Next = (changes?: CallChanges) => Promise<unknown>;

/**
 * Something around execution, for `registry.use`: gives the call's result (or a promise of it), or throws, a
 * {@link CommandError} if it is to have a code other than `internal_error`. A command's schemas hold around the owner's
 * side: the request was checked before, the result is checked after.
 */
export type Middleware = (call: AroundCall, next: Next) => unknown;
