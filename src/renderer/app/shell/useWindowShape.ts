import { useSyncExternalStore } from 'react';

/** Below this width the sidebar is a drawer, and request and result share a pane (docs/interface.md, "Grid"). */
const NARROW_BELOW = 1080;
/** Below this height an open dock is enlarged. */
const SHORT_BELOW = 640;

export interface WindowShape {
  readonly narrow: boolean;
  readonly short: boolean;
}

const subscribe = (changed: () => void): (() => void) => {
  globalThis.addEventListener('resize', changed);
  return () => globalThis.removeEventListener('resize', changed);
};

/** Whether the window is too narrow for three columns, or too short for the dock under them. */
export function useWindowShape(): WindowShape {
  const narrow = useSyncExternalStore(subscribe, () => globalThis.innerWidth < NARROW_BELOW);
  const short = useSyncExternalStore(subscribe, () => globalThis.innerHeight < SHORT_BELOW);
  return { narrow, short };
}
