import type { CaptureCounts } from '@contract';
import { formatCount } from '../../components';

interface Bound {
  /** Rows kept in the page. */
  readonly kept: number;
  /** Exact, since the last clear. */
  readonly total: number;
  /** What the inspector's byte limit has thrown away. */
  readonly droppedByBytes: number;
  readonly skipped: number;
  readonly rowLimit: number;
  readonly limitBytes: number;
}

/** What a bounded stream left out, and why. */
export interface BoundText {
  readonly dropped: number;
  /** "12,304 shown, 88,120 dropped by the limit" */
  readonly lead: string;
  /** "of 16 MiB. The oldest go first; counts and rates stay exact." */
  readonly rest: string;
}

/** A limit as it was set, in MiB: `16 MiB`. */
export const limitText = (limitBytes: number): string =>
  `${Number((limitBytes / 1024 / 1024).toFixed(1)).toLocaleString()}\u202fMiB`;

/** How the bound of a stream is told; undefined where nothing was left out. */
export function boundText({
  kept,
  total,
  droppedByBytes,
  skipped,
  rowLimit,
  limitBytes,
}: Bound): BoundText | undefined {
  const bounded = kept >= rowLimit || droppedByBytes > 0 || skipped > 0;
  const dropped = bounded ? Math.max(0, total - kept) : 0;
  if (dropped === 0) return undefined;
  const tooFast = Math.min(skipped, dropped);
  const old = dropped - tooFast;
  const limit =
    kept >= rowLimit || droppedByBytes === 0 ? `${formatCount(rowLimit)} rows` : limitText(limitBytes);
  const end = 'counts and rates stay exact.';
  if (old === 0) {
    return {
      dropped,
      lead: `${formatCount(kept)} kept here, ${formatCount(tooFast)} skipped`,
      rest: `because ${tooFast === 1 ? 'it' : 'they'} came faster than can be shown; ${end}`,
    };
  }
  const skippedToo = tooFast === 0 ? '' : ` ${formatCount(tooFast)} more came too fast to be shown.`;
  return {
    dropped,
    lead: `${formatCount(kept)} kept here, ${formatCount(old)} dropped by the limit`,
    rest: `of ${limit}. The oldest go first; ${end}${skippedToo}`,
  };
}

/** The counts of a kind of row, as `boundText` takes them. */
export const boundOf = (
  counts: CaptureCounts,
  what: 'frames' | 'events',
): Pick<Bound, 'total' | 'droppedByBytes' | 'limitBytes'> => ({
  // Copies are told in their own place, and aren't rows of Events.
  total: what === 'frames' ? counts.frames : counts.events - counts.copies,
  droppedByBytes: what === 'frames' ? counts.dropped : counts.droppedEvents,
  limitBytes: counts.limitBytes,
});
