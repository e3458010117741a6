import type { AroundCall } from '../../middleware/middleware';
import type { Middlewares } from '../../middleware/middlewares';
import { platform } from '../../platform';
import type { WireCommand } from '../../protocol/message';
import type { Check } from '../../typed/check';
import type { ExecuteOptions } from '../../typed/execute-options';
import type { Handler, HandlerContext } from '../../typed/handler';
import type { LocalCommand } from '../commands/local-command';
import { commandErrorOf } from './call-failure';
import type { Calls } from './calls';

/** A command of a registry's, whose handler runs inside the middlewares while there are any. */
export class CommandWithin implements LocalCommand {
  readonly id: string;
  readonly command: WireCommand;
  readonly checkRequest: Check | undefined;
  readonly checkResponse: Check | undefined;
  readonly #handler: Handler<unknown, unknown>;
  readonly #idempotent: boolean;
  readonly #middlewares: Middlewares;

  constructor(
    command: WireCommand,
    idempotent: boolean,
    checkRequest: Check | undefined,
    checkResponse: Check | undefined,
    handler: Handler<unknown, unknown>,
    middlewares: Middlewares,
  ) {
    this.id = command.id;
    this.command = command;
    this.checkRequest = checkRequest;
    this.checkResponse = checkResponse;
    this.#handler = handler;
    this.#idempotent = idempotent;
    this.#middlewares = middlewares;
  }

  handler(request: unknown, context: HandlerContext): unknown {
    const handler = this.#handler;
    if (!this.#middlewares.active) return handler(request, context);
    const { channel, meta, signal } = context;
    const call: AroundCall = {
      side: 'owner',
      commandId: this.id,
      request,
      idempotent: this.#idempotent,
      signal,
      ...(channel !== undefined && { channel }),
      ...(meta && { meta }),
    };
    return this.#middlewares.run(call, (last) => handler(last.request, context));
  }
}

/**
 * Makes a call inside the middlewares. However long they take, it ends at once where its caller gives it up or the registry
 * is disposed of; what they throw becomes a CommandError.
 */
export function callAround(
  middlewares: Middlewares,
  calls: Calls,
  commandId: string,
  request: unknown,
  options: ExecuteOptions | undefined,
  idempotent: boolean,
  collects: boolean,
): Promise<unknown> {
  const given = options?.signal;
  if (given?.aborted) return Promise.reject(given.reason);
  const over = new platform.AbortController();
  const { defaultTimeoutMs } = calls;
  const call: AroundCall = {
    ...options,
    side: 'caller',
    commandId,
    request,
    idempotent,
    signal: over.signal,
    defaultTimeoutMs,
  };
  const last = ({ request: changed, timeoutMs, signal, meta, transfer }: AroundCall): Promise<unknown> => {
    // Its caller's own: that may cancel a stream, too, when everything here has long come to its end.
    const its = signal === over.signal ? given : signal;
    return calls.execute(
      commandId,
      changed,
      {
        ...(timeoutMs !== undefined && { timeoutMs }),
        ...(its && { signal: its }),
        ...(meta && { meta }),
        ...(transfer && { transfer }),
      },
      collects,
    );
  };
  return new Promise((resolve, reject) => {
    const leave = (): void => {
      given?.removeEventListener('abort', abort);
      middlewares.left(giveUp);
    };
    const giveUp = (reason: unknown): void => {
      leave();
      reject(reason);
      over.abort(reason);
    };
    const abort = (): void => giveUp(given?.reason);
    given?.addEventListener('abort', abort, { once: true });
    middlewares.entered(giveUp);
    middlewares.run(call, last).then(
      (result) => {
        leave();
        resolve(result);
      },
      (error: unknown) => {
        leave();
        reject(commandErrorOf(error, commandId));
      },
    );
  });
}
