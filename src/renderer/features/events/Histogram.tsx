import type { ReactNode } from 'react';
import { formatCount } from '../../components';

const HEIGHT = 36;

/** Events in each of the last 60 seconds, as bars; the highest fills the height. */
export function Histogram({ series }: { series: readonly number[] }): ReactNode {
  const most = Math.max(1, ...series);
  return (
    <div
      className="hist"
      role="img"
      aria-label={`Events a second in the last 60 s, at most ${formatCount(Math.max(0, ...series))}`}
    >
      {series.map((count, index) => {
        const ago = series.length - index;
        return (
          <span
            // A bar is its second's place; it has no other identity.
            // oxlint-disable-next-line react/no-array-index-key
            key={index}
            title={`${formatCount(count)} events ${ago} s ago`}
            style={{ height: count === 0 ? 1 : Math.max(2, (count / most) * HEIGHT) }}
          />
        );
      })}
    </div>
  );
}
