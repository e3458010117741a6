import { isAsyncIterable } from './is-async-iterable';
import { Producer } from './producer';

const nobody = { item: () => {}, ended: () => {}, failed: () => {} };

/** Ends a result that nobody is going to consume, where it is a stream; resolves once it has cleaned up. */
export async function endStream(result: unknown): Promise<void> {
  if (isAsyncIterable(result)) await new Producer(result, nobody).stop();
}
