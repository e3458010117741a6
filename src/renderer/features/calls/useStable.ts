import { useCallback, useLayoutEffect, useRef } from 'react';

/** A function that stays the same over renders and does what the newest one does, for memoised children. */
export function useStable<Args extends readonly unknown[]>(
  run: (...args: Args) => void,
): (...args: Args) => void {
  const latest = useRef(run);
  useLayoutEffect(() => {
    latest.current = run;
  });
  return useCallback((...args: Args) => latest.current(...args), []);
}
