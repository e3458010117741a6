import { isAsyncIterable } from '../registry/streams/is-async-iterable';
import { ItemQueue } from '../registry/streams/item-queue';
import { type Failure, wrapIterable } from '../registry/streams/wrap-iterable';
import type { Next } from './middleware';

/** Makes a call, and tells once it has come to its end: that of the stream, where its result is one. */
export async function untilEnd(next: Next, ended: (failure?: Failure) => void): Promise<unknown> {
  let result: unknown;
  try {
    result = await next();
  } catch (error) {
    ended({ error });
    throw error;
  }
  if (result instanceof ItemQueue) result.whenEnded(ended);
  else if (isAsyncIterable(result)) return wrapIterable(result, { ended });
  else ended();
  return result;
}
