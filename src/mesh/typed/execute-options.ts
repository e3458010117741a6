import type { AbortSignalLike, TransferableLike } from '../platform';
import type { Meta } from '../protocol/message';

/** How a call is made. */
export interface ExecuteOptions {
  /** The call's deadline, in ms from now; the registry's `requestTimeoutMs` unless set; 0: never. */
  readonly timeoutMs?: number;
  /** Gives the call up when it fires: the call rejects with the signal's reason, as `fetch` does. */
  readonly signal?: AbortSignalLike;
  /** The trace context to continue (`traceparent`, `tracestate`, `baggage`), and free keys. */
  readonly meta?: Meta;
  /**
   * What of the request is handed over instead of copied, where every link on the way can do that: buffers, ports. Whatever
   * the links can do, it isn't to be used afterwards.
   */
  readonly transfer?: readonly TransferableLike[];
}

/** The arguments of a call after its definition: the request may be left out where it may be `undefined`. */
export type ExecuteArguments<Request> = undefined extends Request
  ? [request?: Request, options?: ExecuteOptions]
  : [request: Request, options?: ExecuteOptions];
