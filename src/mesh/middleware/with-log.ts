import { monotonicNowMs } from '../platform';
import type { AroundCall, Middleware } from './middleware';
import { untilEnd } from './until-end';

/** A call that has come to its end, for {@link withLog}. */
export interface LoggedCall {
  /** Whose side it was seen on. */
  readonly side: AroundCall['side'];
  /** The id of the command that was called. */
  readonly commandId: string;
  /** On the owner's side: the channel that the call came from; absent for the registry's own. */
  readonly channel?: string;
  /** From its beginning on this side to its end, in ms with fractions. */
  readonly durationMs: number;
  /** There where the call failed: what it rejects with. */
  readonly error?: unknown;
}

/**
 * Tells `log` of every call once it has ended, of a stream once that has; a call that is both made and served here twice,
 * once a side. What `log` throws becomes the call's outcome, so it shouldn't.
 */
export function withLog(log: (call: LoggedCall) => void): Middleware {
  return ({ side, commandId, channel }, next) => {
    const startedMs = monotonicNowMs();
    return untilEnd(next, (failure) =>
      log({
        side,
        commandId,
        ...(channel !== undefined && { channel }),
        durationMs: monotonicNowMs() - startedMs,
        ...failure,
      }),
    );
  };
}
