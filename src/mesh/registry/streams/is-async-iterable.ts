/** Whether a value can be consumed by `for await` as a stream. Never throws. */
export function isAsyncIterable(value: unknown): value is AsyncIterable<unknown> {
  if (typeof value !== 'object' || value === null) return false;
  try {
    return typeof (value as Partial<AsyncIterable<unknown>>)[Symbol.asyncIterator] === 'function';
  } catch {
    // A hostile getter: whatever it is, it is no stream.
    return false;
  }
}
