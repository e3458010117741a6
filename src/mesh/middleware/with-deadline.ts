import { LONGEST_TIMER_MS, platform } from '../platform';
import { CommandError } from '../registry/calls/command-error';
import { endStream } from '../registry/streams/end-stream';
import type { Middleware } from './middleware';
import { checkOption } from './option-check';

/**
 * A deadline for every call: on the caller's side unless the caller gave one, on the owner's for what a handler may take. Of
 * one that takes longer the signal fires; its caller gets {@link CommandError} `timeout`, reason `deadline`.
 *
 * @param timeoutMs in ms, above 0
 * @throws RangeError where it isn't
 */
export function withDeadline(timeoutMs: number): Middleware {
  checkOption('timeoutMs', timeoutMs, Number.MIN_VALUE);
  return (call, next) => {
    if (call.side === 'caller') return next({ timeoutMs: call.timeoutMs ?? timeoutMs });
    // Nobody waits for a call whose signal has fired: a timer would only keep the process alive.
    if (call.signal?.aborted) return next();
    return new Promise((resolve, reject) => {
      const { commandId, signal } = call;
      let isLate = false;
      const end = (): void => {
        platform.clearTimeout(timer);
        signal?.removeEventListener('abort', end);
      };
      const timer = platform.setTimeout(
        () => {
          isLate = true;
          end();
          const text = `The handler of ${commandId} took longer than ${timeoutMs} ms.`;
          reject(new CommandError('timeout', text, { commandId, reason: 'deadline' }));
        },
        Math.min(timeoutMs, LONGEST_TIMER_MS),
      );
      signal?.addEventListener('abort', end, { once: true });
      void next()
        .then((result) => {
          resolve(result);
          // Nobody gets it any more.
          if (isLate) void endStream(result);
        }, reject)
        .finally(end);
    });
  };
}
