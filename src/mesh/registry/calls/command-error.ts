import type { ErrorCode } from '../../protocol/error-code';
import { isErrorCode } from '../../protocol/error-code';

/** What a {@link CommandError} may say besides its code and message. */
export interface CommandErrorOptions {
  /** The command that was called. */
  readonly commandId?: string;
  /** What led to it, as of any Error; it doesn't travel. */
  readonly cause?: unknown;
  /** Why this side refused the call, where the code alone doesn't say; it doesn't travel. */
  readonly reason?: string;
}

/**
 * Why a call failed. A handler that throws one chooses the code that its caller sees; code and message keep over every hop.
 * Ask by {@link isCommandError}.
 */
export class CommandError extends Error {
  override readonly name = 'CommandError';
  /** What kind of failure it is. */
  readonly code: ErrorCode;
  /** The command that was called, where it is known. */
  readonly commandId?: string;
  /**
   * Why this side ended the call, where the code alone doesn't say: `queue_full` or `rate_limited`, a limit refused it;
   * `deadline`, one of this side passed; `cancelled`, its caller gave it up. It doesn't travel.
   */
  readonly reason?: string;

  /**
   * @param code what kind of failure it is
   * @param message what happened, for people
   * @param options the command, the cause and the reason, where there are
   */
  constructor(code: ErrorCode, message: string, options: CommandErrorOptions = {}) {
    super(message, 'cause' in options ? { cause: options.cause } : undefined);
    this.code = code;
    if (options.commandId !== undefined) this.commandId = options.commandId;
    if (options.reason !== undefined) this.reason = options.reason;
  }
}

/** Whether a value is a CommandError, by its name and code: also one of another realm or copy of this library. */
export function isCommandError(value: unknown): value is CommandError {
  if (typeof value !== 'object' || value === null) return false;
  const { name, code } = value as { name?: unknown; code?: unknown };
  return name === 'CommandError' && isErrorCode(code);
}
