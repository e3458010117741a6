/**
 * Starts a piece of work for each value and waits for all of them. It counts them, as raw counts its replies: `Promise.all`
 * keeps their results, too, which is no part of a call.
 */
export function allStarted<Value>(
  values: readonly Value[],
  start: (value: Value, index: number) => Promise<unknown>,
): Promise<void> {
  return new Promise((resolve, reject) => {
    let left = values.length;
    const ended = (): void => {
      left -= 1;
      if (left === 0) resolve();
    };
    values.forEach((value, index) => void start(value, index).then(ended, reject));
  });
}
