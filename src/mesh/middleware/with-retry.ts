import { platform } from '../platform';
import { isCommandError } from '../registry/command-error';
import type { Middleware } from './middleware';

/** The options of {@link withRetry}. */
export interface RetryOptions {
  /** How often a call is made at the most, the first time included. */
  readonly attempts: number;
  /** The pause before the next attempt, in ms; `attempt`, the one that failed, counts from 1. None unless given. */
  readonly delayMs?: (attempt: number) => number;
  /** Whether an error is worth another attempt; unless given, `timeout` and `channel_disconnected` are. */
  readonly isWorthwhile?: (error: unknown) => boolean;
}

/**
 * Makes failed calls again, on the caller's side and only where the definition says that they are `idempotent`. A call
 * that hands something over isn't: that is gone after the first time. Each attempt has the whole deadline of the call. Rejects
 * with the last attempt's error.
 */
export function withRetry({ attempts, delayMs, isWorthwhile = isTransient }: RetryOptions): Middleware {
  return async (call, next) => {
    if (call.side !== 'caller' || !call.idempotent || call.transfer) return next();
    for (let attempt = 1; ; attempt += 1) {
      try {
        return await next();
      } catch (error) {
        if (attempt >= attempts || call.signal?.aborted || !isWorthwhile(error)) throw error;
      }
      if (delayMs) await pause(delayMs(attempt));
    }
  };
}

function isTransient(error: unknown): boolean {
  return isCommandError(error) && (error.code === 'timeout' || error.code === 'channel_disconnected');
}

function pause(ms: number): Promise<void> {
  return new Promise((resolve) => platform.setTimeout(resolve, ms));
}
