import type { AroundCall } from '../middleware/middleware';
import type { Middlewares } from '../middleware/middlewares';
import type { ExecuteOptions } from '../typed/execute-options';
import type { Handler } from '../typed/handler';
import type { Calls } from './calls';

/** A handler that runs inside the middlewares, while there are any. */
export function aroundHandler(
  middlewares: Middlewares,
  commandId: string,
  idempotent: boolean,
  handler: Handler<unknown, unknown>,
): Handler<unknown, unknown> {
  return (request, context) => {
    if (!middlewares.active) return handler(request, context);
    const { channel, meta, signal } = context;
    const call: AroundCall = {
      side: 'owner',
      commandId,
      request,
      idempotent,
      signal,
      ...(channel !== undefined && { channel }),
      ...(meta && { meta }),
    };
    return middlewares.run(call, (last) => handler(last.request, context));
  };
}

/** Makes a call inside the middlewares. */
export function callAround(
  middlewares: Middlewares,
  calls: Calls,
  commandId: string,
  request: unknown,
  options: ExecuteOptions | undefined,
  idempotent: boolean,
): Promise<unknown> {
  const call: AroundCall = { ...options, side: 'caller', commandId, request, idempotent };
  return middlewares.run(call, ({ request: changed, timeoutMs, signal, meta, transfer }) =>
    calls.execute(commandId, changed, {
      ...(timeoutMs !== undefined && { timeoutMs }),
      ...(signal && { signal }),
      ...(meta && { meta }),
      ...(transfer && { transfer }),
    }),
  );
}
