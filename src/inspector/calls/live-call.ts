import type { CallFault, CallRecord } from '@contract';
import type { Target } from '../targets/target';

/** A call from its beginning until nothing more can be learnt of it. */
export interface LiveCall {
  readonly target: Target;
  readonly traceId: string;
  requestText?: string;
  /** The value that was sent, while the call runs. */
  request?: unknown;
  readonly abort: AbortController;
  /** Without its two texts. */
  record: CallRecord;
  /** Text of the result as it came, while a reply is being taken in. */
  resultText?: string;
  /** The result is only in the history: it is too large to be kept here. */
  resultInHistory?: true;
  /** The reply that counted came from the peer. */
  answeredByPeer?: boolean;
  /** The newest item of a stream, and how many there are with it. */
  newest?: { readonly item: unknown; readonly items: number };
  /** Until what streams is told again. */
  telling?: NodeJS.Timeout;
  sentAt?: number;
  repliedAt?: number;
  endedAt?: number;
  /** What the peer said, where it answered with an error. */
  peerFault?: CallFault;
}
