import { CommandError } from '../calls/command-error';
import { isAsyncIterable } from './is-async-iterable';
import { ItemQueue } from './item-queue';

/**
 * The result of a command that is defined as a stream, as its caller gets it: a peer of another kind gives an array.
 *
 * @throws CommandError `internal_error` where the result is neither
 */
export function streamOf(result: unknown, commandId: string): AsyncIterable<unknown> {
  if (isAsyncIterable(result)) return result;
  if (Array.isArray(result)) return ItemQueue.of(result);
  const text = `The result of ${commandId} is neither a stream nor an array of its items.`;
  throw new CommandError('internal_error', text, { commandId });
}
