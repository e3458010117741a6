import type { KeyboardEvent } from 'react';

/**
 * Where a key moves the active row to: arrows, j and k, Home, End, PageUp, PageDown. `undefined`: it isn't such a key.
 * @param page how many rows are in sight
 * @param begin where an arrow begins while no row is active
 */
export function movedRow(
  event: Pick<KeyboardEvent, 'key' | 'ctrlKey' | 'metaKey' | 'altKey'>,
  active: number,
  count: number,
  page: number,
  begin = 0,
): number | undefined {
  if (event.ctrlKey || event.metaKey || event.altKey || count === 0) return undefined;
  const clamp = (index: number): number => Math.max(0, Math.min(count - 1, index));
  switch (event.key) {
    case 'ArrowDown':
    case 'j':
      return clamp(active === -1 ? begin : active + 1);
    case 'ArrowUp':
    case 'k':
      return clamp(active === -1 ? begin : active - 1);
    case 'Home':
      return 0;
    case 'End':
      return count - 1;
    case 'PageDown':
      return clamp((active === -1 ? begin : active) + page);
    case 'PageUp':
      return clamp((active === -1 ? begin : active) - page);
    default:
      return undefined;
  }
}
