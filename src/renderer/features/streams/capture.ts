import type { CaptureCounts } from '@contract';
import { noCounts } from './counts';
import { noRates, type Rates } from './rates';
import type { Answer } from './replies';

/** What is known of the watched target's capture as a whole. */
export interface CaptureState {
  readonly targetId: string | undefined;
  /** Whose log is shown: the watched target's, unless another one was chosen. */
  readonly logTargetId: string | undefined;
  /** When this was read, epoch ms; ages are told from it. */
  readonly at: number;
  /** Exact, since the last clear; what was emitted counts too. */
  readonly counts: CaptureCounts;
  /** Frames from before the watch are still being read. */
  readonly filling: boolean;
  /** Rows that came too fast to be shown; they are in the counts. */
  readonly skipped: number;
  readonly rates: Rates;
  /** Finds a request's reply; a new function whenever something was learnt. */
  readonly answerTo: (requestSeq: number) => Answer | undefined;
  /** Whether an event's row is a copy of an earlier one. */
  readonly isCopy: (seq: number) => boolean;
  /** How many rows each stream keeps at most. */
  readonly rowLimit: number;
}

export const noCapture = (rowLimit: number): CaptureState => ({
  targetId: undefined,
  logTargetId: undefined,
  at: 0,
  counts: noCounts,
  filling: false,
  skipped: 0,
  rates: noRates,
  answerTo: () => undefined,
  isCopy: () => false,
  rowLimit,
});
