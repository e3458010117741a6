import type { ErrorCode } from '../../protocol/error-code';
import type { WireError } from '../../protocol/message';
import { shownId } from '../ids/shown-id';
import { CommandError, isCommandError } from './command-error';
import { describeThrown } from './describe-thrown';

/** What a caller on the wire is told of anything that was thrown: a coded error keeps its code. */
export function wireErrorOf(thrown: unknown): WireError {
  try {
    if (isCommandError(thrown)) return { code: thrown.code, message: String(thrown.message) };
  } catch {
    // A hostile getter; described below like anything else.
  }
  return { code: 'internal_error', message: describeThrown(thrown) };
}

/** What a caller of this registry is told of anything that was thrown. */
export function commandErrorOf(thrown: unknown, commandId: string): CommandError {
  if (thrown instanceof CommandError) return thrown;
  const { code, message } = wireErrorOf(thrown);
  const reason = reasonOf(thrown);
  return new CommandError(code, message, {
    commandId,
    cause: thrown,
    ...(reason !== undefined && { reason }),
  });
}

/** Of an error of another copy of the library. */
function reasonOf(thrown: unknown): string | undefined {
  try {
    const reason = isCommandError(thrown) ? thrown.reason : undefined;
    return typeof reason === 'string' ? reason : undefined;
  } catch {
    // A hostile getter: it says nothing.
    return undefined;
  }
}

/** The refusals that a registry makes itself. */
export const failures: Readonly<
  Record<'not_found' | 'timeout' | 'channel_disconnected', (commandId: string) => WireError>
> = {
  not_found: (commandId) => failure('not_found', `No command ${shownId(commandId)} can be reached.`),
  timeout: (commandId) => failure('timeout', `The call of ${shownId(commandId)} ran into its deadline.`),
  channel_disconnected: (commandId) =>
    failure(
      'channel_disconnected',
      `No link leads to ${shownId(commandId)}: the router isn't linked, or this registry was disposed.`,
    ),
};

/** Of a call that waited for a peer when its channel closed; `from` is the registry that had passed it on. */
export function channelClosed(commandId: string, to: string, from?: string): WireError {
  const channel = from === undefined ? `The channel to ${to}` : `The channel from ${from} to ${to}`;
  return failure('channel_disconnected', `${channel} closed before ${shownId(commandId)} was answered.`);
}

function failure(code: ErrorCode, message: string): WireError {
  return { code, message };
}
