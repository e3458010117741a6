import type { AroundCall } from '../../middleware/middleware';
import type { Middlewares } from '../../middleware/middlewares';
import { platform } from '../../platform';
import type { WireCommand } from '../../protocol/message';
import type { Check } from '../../typed/check';
import type { ExecuteOptions } from '../../typed/execute-options';
import type { Handler } from '../../typed/handler';
import type { LocalCommand } from '../commands/local-command';
import { endStream } from '../streams/end-stream';
import type { CallContext } from './call-context';
import { commandErrorOf } from './call-failure';
import type { Calls } from './calls';

/** A command of a registry's, whose handler runs inside the middlewares while there are any. */
export class CommandWithin implements LocalCommand {
  readonly id: string;
  readonly command: WireCommand;
  isReserved = false;
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

  handler(request: unknown, context: CallContext): unknown {
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
    let running = 0;
    const last = async (within: AroundCall): Promise<unknown> => {
      running += 1;
      try {
        return await handler(within.request, context);
      } finally {
        running -= 1;
      }
    };
    return this.#middlewares.run(call, last).catch((error: unknown) => {
      // A middleware didn't wait for it, a deadline for one.
      if (running > 0) context.abort(error);
      throw error;
    });
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
  const last = (within: AroundCall): Promise<unknown> => {
    const { request: changed, signal, meta, transfer } = within;
    const isDefault = within.defaultTimeoutMs === defaultTimeoutMs;
    const timeoutMs = within.timeoutMs ?? (isDefault ? undefined : within.defaultTimeoutMs);
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
    let isOver = false;
    const leave = (): void => {
      given?.removeEventListener('abort', abort);
      middlewares.left(giveUp);
    };
    const giveUp = (reason: unknown): void => {
      isOver = true;
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
        // Nobody gets it any more.
        if (isOver) void endStream(result);
      },
      (error: unknown) => {
        leave();
        reject(commandErrorOf(error, commandId));
      },
    );
  });
}
