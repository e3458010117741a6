import type { AbortSignalLike, TransferableLike } from '../platform';
import type { Meta } from '../protocol/message';

/** A call as a middleware sees it. */
export interface AroundCall {
  /** Whose side it is on: the registry that makes the call, or the one whose handler serves it. */
  readonly side: 'caller' | 'owner';
  readonly commandId: string;
  readonly request: unknown;
  /** Whether making the call twice is as good as once, as its definition says; false for a dynamic call. */
  readonly idempotent: boolean;
  /** On the owner's side: the channel that the call came from; absent for the registry's own. */
  readonly channel?: string;
  readonly meta?: Meta;
  readonly signal?: AbortSignalLike;
  /** On the caller's side: the deadline that the caller asked for. */
  readonly timeoutMs?: number;
  /** On the caller's side: what is handed over with the request, which can be done once. */
  readonly transfer?: readonly TransferableLike[];
}

/** What a middleware may change of a call that it hands on; on the owner's side only the request. */
export type CallChanges = Partial<Pick<AroundCall, 'request' | 'meta' | 'signal' | 'timeoutMs'>>;

/** Hands a call on, changed or not. May be called more than once, or not at all. */
export type Next = (changes?: CallChanges) => Promise<unknown>;

/** Something around execution: gives the call's result, or throws, a CommandError if it is to keep its code. */
export type Middleware = (call: AroundCall, next: Next) => unknown;
