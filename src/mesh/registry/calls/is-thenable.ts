/** Whether a promise would wait for a value instead of being resolved with it. Throws what a getter of the value throws. */
export function isThenable<T>(value: T): value is T & PromiseLike<Awaited<T>> {
  return (
    typeof value === 'object' && value !== null && typeof (value as { then?: unknown }).then === 'function'
  );
}
