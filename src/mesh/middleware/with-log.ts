import { monotonicNowMs } from '../platform';
import type { AroundCall, Middleware } from './middleware';

/** A call that has come to its end. */
export interface LoggedCall {
  readonly side: AroundCall['side'];
  readonly commandId: string;
  readonly channel?: string;
  readonly durationMs: number;
  /** There where the call failed. */
  readonly error?: unknown;
}

/** Tells `log` of every call once it has ended. */
export function withLog(log: (call: LoggedCall) => void): Middleware {
  return async ({ side, commandId, channel }, next) => {
    const startedMs = monotonicNowMs();
    const ended = (): LoggedCall => ({
      side,
      commandId,
      ...(channel !== undefined && { channel }),
      durationMs: monotonicNowMs() - startedMs,
    });
    try {
      const result = await next();
      log(ended());
      return result;
    } catch (error) {
      log({ ...ended(), error });
      throw error;
    }
  };
}
