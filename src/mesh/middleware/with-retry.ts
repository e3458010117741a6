import { type AbortSignalLike, LONGEST_TIMER_MS, platform } from '../platform';
import { isCommandError } from '../registry/calls/command-error';
import type { Middleware } from './middleware';
import { checkOption } from './option-check';

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
 * with the last attempt's error. A call that is given up is made no more.
 *
 * @throws RangeError where `attempts` is below 1
 */
export function withRetry({ attempts, delayMs, isWorthwhile = isTransient }: RetryOptions): Middleware {
  checkOption('attempts', attempts, 1);
  return async (call, next) => {
    if (call.side !== 'caller' || !call.idempotent || call.transfer) return next();
    for (let attempt = 1; ; attempt += 1) {
      try {
        return await next();
      } catch (error) {
        if (attempt >= attempts || call.signal?.aborted || !isWorthwhile(error)) throw error;
      }
      if (delayMs) await pause(delayMs(attempt), call.signal);
    }
  };
}

function isTransient(error: unknown): boolean {
  return isCommandError(error) && (error.code === 'timeout' || error.code === 'channel_disconnected');
}

/** Rejects with the signal's reason where that fires. */
function pause(ms: number, signal: AbortSignalLike | undefined): Promise<void> {
  return new Promise((resolve, reject) => {
    if (signal?.aborted) return reject(signal.reason);
    const abort = (): void => {
      platform.clearTimeout(timer);
      reject(signal?.reason);
    };
    const timer = platform.setTimeout(
      () => {
        signal?.removeEventListener('abort', abort);
        resolve();
      },
      Math.min(ms, LONGEST_TIMER_MS),
    );
    signal?.addEventListener('abort', abort, { once: true });
  });
}
