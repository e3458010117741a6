import { lettersStep, type RowStep } from './RowStep';
import type { KeyStroke } from './types';

/**
 * Where a key moves the active row to: arrows and the user's keys for them, Home, End, PageUp, PageDown. `undefined`: it isn't such a key.
 * @param page how many rows are in sight
 * @param begin where an arrow begins while no row is active
 * @param stepOf the keys beside the arrows
 */
export function movedRow(
  event: KeyStroke,
  active: number,
  count: number,
  page: number,
  begin = 0,
  stepOf: RowStep = lettersStep,
): number | undefined {
  if (count === 0) return undefined;
  const clamp = (index: number): number => Math.max(0, Math.min(count - 1, index));
  const by = (step: number): number => clamp(active === -1 ? begin : active + step);
  const step = stepOf(event);
  if (step !== undefined) return by(step);
  if (event.ctrlKey || event.metaKey || event.altKey) return undefined;
  switch (event.key) {
    case 'ArrowDown':
      return by(1);
    case 'ArrowUp':
      return by(-1);
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
