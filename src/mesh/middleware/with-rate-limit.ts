import { monotonicNowMs } from '../platform';
import { CommandError } from '../registry/calls/command-error';
import type { AroundCall, Middleware } from './middleware';
import { checkOption } from './option-check';

/** The options of {@link withRateLimit}. */
export interface RateLimitOptions {
  /** How many calls there may be within `perMs`, 1 or more. */
  readonly calls: number;
  /** The time for them, in ms. */
  readonly perMs: number;
  /** The side that is limited. */
  readonly side: AroundCall['side'];
}

/**
 * Refuses calls beyond a rate, of all commands together: {@link CommandError} `internal_error`, reason `rate_limited`. Up
 * to `calls` may come at once; they come back evenly over `perMs`.
 *
 * @throws RangeError where `calls` is below 1 or `perMs` isn't above 0
 */
export function withRateLimit({ calls, perMs, side }: RateLimitOptions): Middleware {
  checkOption('calls', calls, 1);
  checkOption('perMs', perMs, Number.MIN_VALUE);
  let allowance = calls;
  let countedAtMs = monotonicNowMs();
  return (call, next) => {
    if (call.side !== side) return next();
    const nowMs = monotonicNowMs();
    allowance = Math.min(calls, allowance + ((nowMs - countedAtMs) * calls) / perMs);
    countedAtMs = nowMs;
    if (allowance < 1) {
      const { commandId } = call;
      const text = `The call of ${commandId} is beyond the limit of ${calls} calls in ${perMs} ms.`;
      throw new CommandError('internal_error', text, { commandId, reason: 'rate_limited' });
    }
    allowance -= 1;
    return next();
  };
}
