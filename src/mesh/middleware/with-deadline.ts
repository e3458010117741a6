import { platform } from '../platform';
import { CommandError } from '../registry/command-error';
import type { Middleware } from './middleware';

/**
 * A deadline for every call: on the caller's side unless the caller gave one, on the owner's for what a handler may take. A
 * handler that takes longer goes on; its caller gets {@link CommandError} `timeout`.
 *
 * @param timeoutMs in ms, above 0
 */
export function withDeadline(timeoutMs: number): Middleware {
  return (call, next) => {
    if (call.side === 'caller') return next({ timeoutMs: call.timeoutMs ?? timeoutMs });
    return new Promise((resolve, reject) => {
      const { commandId } = call;
      const timer = platform.setTimeout(() => {
        const text = `The handler of ${commandId} took longer than ${timeoutMs} ms.`;
        reject(new CommandError('timeout', text, { commandId, reason: 'deadline' }));
      }, timeoutMs);
      void next()
        .then(resolve, reject)
        .finally(() => platform.clearTimeout(timer));
    });
  };
}
