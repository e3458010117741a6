import type { ErrorCode } from '../../protocol/error-code';
import { type Checked, describeIssues } from '../../typed/check';
import type { LocalCommand } from '../commands/local-command';
import type { CallContext } from './call-context';
import { CommandError } from './command-error';
import { isThenable } from './is-thenable';

/**
 * Checks a request, runs the handler, checks its result: at once where nothing takes its time.
 *
 * @returns the result, or a Promise of it
 * @throws whatever the handler throws; CommandError where a check fails
 */
export function runCommand(command: LocalCommand, request: unknown, context: CallContext): unknown {
  if (command.checkRequest === undefined) return invoke(command, request, context);
  return whenThere(command.checkRequest(request), (checked) =>
    invoke(command, valid(command, 'invalid_request', 'request', checked), context),
  );
}

function invoke(command: LocalCommand, request: unknown, context: CallContext): unknown {
  const { checkResponse } = command;
  const result: unknown = command.handler(request, context);
  // A thenable that isn't a promise may throw, or answer twice; `resolve` sees to that.
  if (checkResponse === undefined) return isThenable(result) ? Promise.resolve(result) : result;
  return whenThere(result, (value) =>
    whenThere(checkResponse(value), (checked) => valid(command, 'internal_error', 'result', checked)),
  );
}

function whenThere<T>(value: T | PromiseLike<T>, goOn: (value: T) => unknown): unknown {
  return isThenable(value) ? Promise.resolve<T>(value as PromiseLike<T>).then(goOn) : goOn(value as T);
}

function valid({ id }: LocalCommand, code: ErrorCode, what: string, checked: Checked): unknown {
  if (checked.valid) return checked.value;
  throw new CommandError(code, `The ${what} of ${id} is invalid: ${describeIssues(checked.issues)}`, {
    commandId: id,
  });
}
