import { formatCount } from '../../components';

/** A rate as it is shown: `4,980`, `0.3`; nothing is `0`. */
export function formatRate(perSecond: number): string {
  if (perSecond > 0 && perSecond < 0.95) return Math.max(0.1, perSecond).toFixed(1);
  return formatCount(Math.round(perSecond));
}
