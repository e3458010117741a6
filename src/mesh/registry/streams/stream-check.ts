import { type Check, describeIssues } from '../../typed/check';
import { CommandError } from '../calls/command-error';
import { isAsyncIterable } from './is-async-iterable';
import { wrapIterable } from './wrap-iterable';

/** The check of a result that is a stream: it has to be one, and its items are checked as they come. */
export function streamCheck(commandId: string, checkItem: Check | undefined): Check {
  return (value) => {
    if (!isAsyncIterable(value)) {
      return { valid: false, issues: [{ path: '', message: 'must be an async iterable' }] };
    }
    return { valid: true, value: checkItem ? checkedItems(commandId, value, checkItem) : value };
  };
}

function checkedItems(
  commandId: string,
  source: AsyncIterable<unknown>,
  check: Check,
): AsyncIterable<unknown> {
  let count = 0;
  return wrapIterable(source, {
    async item(item) {
      count += 1;
      const checked = await check(item);
      if (checked.valid) return checked.value;
      const text = `Item ${count} of the stream of ${commandId} is invalid: ${describeIssues(checked.issues)}`;
      throw new CommandError('internal_error', text, { commandId });
    },
  });
}
