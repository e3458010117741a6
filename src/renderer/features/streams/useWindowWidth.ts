import { useSyncExternalStore } from 'react';

/** Below this the detail stands over the table (docs/interface.md, "Grid"). */
export const WIDE = 1080;

const subscribe = (changed: () => void): (() => void) => {
  globalThis.addEventListener('resize', changed);
  return () => globalThis.removeEventListener('resize', changed);
};

/** Whether the window is at least so many px wide. */
export const useWindowWidth = (atLeast: number): boolean =>
  useSyncExternalStore(subscribe, () => globalThis.innerWidth >= atLeast);
