import { belongsToCall, type CallRecord, type FrameRow } from '@contract';
import { formatDuration } from '../../components';
import { type Answer, ignoredAs, indexOfSeq, isProblemFrame } from '../streams';

/** What the Outcome column says of a frame. */
export type RowOutcome =
  | {
      readonly kind: 'answered';
      readonly rowsBelow?: number;
      readonly afterMs?: number;
      readonly late: boolean;
    }
  | { readonly kind: 'waiting'; readonly sinceMs: number }
  | { readonly kind: 'unanswered'; readonly why?: string }
  | { readonly kind: 'ok' }
  | { readonly kind: 'error'; readonly code: string }
  | { readonly kind: 'problem'; readonly word: string; readonly detail?: string }
  | { readonly kind: 'copy' }
  | { readonly kind: 'same-trace' }
  /** Goes with a call that is under way; `timeoutMs` where it tells its deadline. */
  | { readonly kind: 'of-call'; readonly rowsAbove?: number; readonly timeoutMs?: number }
  | { readonly kind: 'none' };

/** What an outcome depends on besides its row. */
export interface OutcomeContext {
  /** The rows in sight of the filter, which positions are told by. */
  readonly rows: readonly FrameRow[];
  readonly answerTo: (requestSeq: number) => Answer | undefined;
  /** Whether an event's row is a copy of an earlier one. */
  readonly isCopy: (seq: number) => boolean;
  readonly selected: FrameRow | undefined;
  /** The call that a message id belongs to, where the app made it. */
  readonly callOf: (messageId: string) => CallRecord | undefined;
  readonly connected: boolean;
  /** Epoch ms. */
  readonly now: number;
}

/** Past this, a request that isn't a call of the app's own is no longer said to wait: its deadline isn't known. */
const WAITS_AT_MOST_MS = 30_000;

/** Tells what became of a frame. `index` is its place in the context's rows. */
export function outcomeOf(row: FrameRow, index: number, context: OutcomeContext): RowOutcome {
  if (isProblemFrame(row)) return problemOf(row, context);
  if (row.outcome === 'error') return { kind: 'error', code: row.errorCode ?? 'error' };
  if (row.outcome === 'ok' || row.type?.endsWith('.response')) return { kind: 'ok' };
  if (row.type?.endsWith('.request')) return requestOutcome(row, index, context);
  if (belongsToCall(row.type)) return ofCall(row, index, context);
  if (context.isCopy(row.seq)) return { kind: 'copy' };
  const { selected } = context;
  const sameTrace =
    row.traceId !== undefined && row.traceId === selected?.traceId && row.seq !== selected.seq;
  return sameTrace ? { kind: 'same-trace' } : { kind: 'none' };
}

function ofCall(row: FrameRow, index: number, { rows }: OutcomeContext): RowOutcome {
  const at = row.requestSeq === undefined ? -1 : indexOfSeq(rows, row.requestSeq);
  const timeoutMs = row.type === 'command.deadline' ? Number(row.preview) : Number.NaN;
  return {
    kind: 'of-call',
    ...(at < 0 ? {} : { rowsAbove: index - at }),
    ...(Number.isFinite(timeoutMs) ? { timeoutMs } : {}),
  };
}

function requestOutcome(row: FrameRow, index: number, context: OutcomeContext): RowOutcome {
  const answer = context.answerTo(row.seq);
  if (answer !== undefined) {
    const at = indexOfSeq(context.rows, answer.seq);
    return {
      kind: 'answered',
      late: answer.ignored,
      ...(at < 0 ? {} : { rowsBelow: at - index }),
      ...(answer.durationMs === undefined ? {} : { afterMs: answer.durationMs }),
    };
  }
  const call = row.messageId === undefined ? undefined : context.callOf(row.messageId);
  // Its reply was dropped, or isn't in the page yet.
  if (call?.status === 'ok' || call?.fault?.origin === 'peer') return { kind: 'answered', late: false };
  if (call !== undefined && call.status !== 'running')
    return { kind: 'unanswered', why: call.fault?.code ?? call.status };
  const sinceMs = Math.max(0, context.now - row.at);
  const waits = context.connected && (call !== undefined || sinceMs < WAITS_AT_MOST_MS);
  return waits ? { kind: 'waiting', sinceMs } : { kind: 'unanswered' };
}

/** Breaches of a rule by a message that is one; everything else that is reported couldn't be read as one. */
const BREACH = /private|unknown key|_meta|another type|cycle|carried/;

function problemOf(row: FrameRow, context: OutcomeContext): RowOutcome {
  if (row.kind === 'violation') {
    const readable = row.type !== undefined && BREACH.test(row.reason ?? '');
    return problem(readable ? 'violation' : 'malformed', row.reason?.replace(/^not (JSON|UTF-8): /, ''));
  }
  const as = ignoredAs(row);
  if (as === undefined) return problem(row.kind, row.reason);
  const rest = row.reason?.slice(as.length).replace(/^[\s,:;—-]+/, '');
  return problem(`ignored: ${as}`, rest || (as === 'late' ? pastDeadline(row, context) : undefined));
}

const problem = (word: string, detail: string | undefined): RowOutcome => ({
  kind: 'problem',
  word,
  ...(detail === undefined || detail === '' ? {} : { detail }),
});

/** "20 ms past its deadline", where the call is one of the app's own. */
function pastDeadline(row: FrameRow, { callOf }: OutcomeContext): string | undefined {
  const call = row.thid === undefined ? undefined : callOf(row.thid);
  if (call === undefined || row.durationMs === undefined || call.timeoutMs === 0) return undefined;
  const lateBy = row.durationMs - call.timeoutMs;
  return lateBy < 0 ? undefined : `${formatDuration(lateBy)} past its deadline`;
}
