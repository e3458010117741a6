import type { ErrorCode } from '../protocol/error-code';
import { isErrorCode } from '../protocol/error-code';

export interface CommandErrorOptions {
  readonly commandId?: string;
  readonly cause?: unknown;
  /** Why this side refused the call, where the code alone doesn't say; it doesn't travel. */
  readonly reason?: string;
}

/** Why a call failed. A handler that throws one chooses the code that its caller sees. */
export class CommandError extends Error {
  override readonly name = 'CommandError';
  readonly code: ErrorCode;
  readonly commandId?: string;
  readonly reason?: string;

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
