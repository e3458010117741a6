import { BATCH_INTERVAL_MS, BATCH_ROWS, type FrameRow, type ToPage } from '@contract';
import type { Clock } from '../clock';
import type { Target } from '../targets/target';

const LOG_ROWS = 1_000;
/** A page that is so many rows behind the newest gets the newest, and is told how many it missed. */
const MAX_BEHIND = 50_000;

/**
 * Delivers one target's rows to one page: a batch at a time, at most ten a second, never more than it takes in. Of what was
 * kept before, the newest rows go first, so that a page shows them at once.
 */
export class BatchFeed {
  #logOf: Target;
  readonly #stopFrames: () => void;
  #stopLog: () => void;
  #batchId = 0;
  #waitsForAck = false;
  #sending = false;
  #changed = true;
  #lastSentAt = Number.NEGATIVE_INFINITY;
  #timer: NodeJS.Timeout | undefined;
  #stopped = false;
  /** Rows from before the watch that still are to be delivered: after the one, before the other. */
  #olderAfter: number;
  #olderBefore: number;

  constructor(
    private readonly target: Target,
    private afterSeq: number,
    private afterLogSeq: number,
    private readonly post: (message: ToPage) => void,
    private readonly now: Clock,
  ) {
    const { capture, log } = target;
    this.#olderAfter = Math.max(Math.min(afterSeq, capture.lastSeq), capture.firstSeq - 1);
    this.afterSeq = Math.max(this.#olderAfter, capture.lastSeq - BATCH_ROWS);
    this.#olderBefore = this.afterSeq + 1;
    this.#logOf = target;
    this.#stopFrames = capture.onChange(this.#onChange);
    this.#stopLog = log.onChange(this.#onChange);
    this.#plan();
  }

  /** Delivers another target's log from now on, from its beginning. */
  watchLog(target: Target): void {
    this.#stopLog();
    this.#logOf = target;
    this.afterLogSeq = 0;
    this.#stopLog = target.log.onChange(this.#onChange);
    this.#onChange();
  }

  ack(batchId: number): void {
    if (batchId !== this.#batchId) return;
    this.#waitsForAck = false;
    this.#plan();
  }

  stop(): void {
    this.#stopped = true;
    clearTimeout(this.#timer);
    this.#stopFrames();
    this.#stopLog();
  }

  readonly #onChange = (): void => {
    this.#changed = true;
    this.#plan();
  };

  #plan(): void {
    if (this.#stopped || this.#waitsForAck || this.#sending || !this.#changed || this.#timer !== undefined)
      return;
    const delayMs = Math.max(0, this.#lastSentAt + BATCH_INTERVAL_MS - this.now());
    this.#timer = setTimeout(() => {
      this.#timer = undefined;
      void this.#send();
    }, delayMs);
  }

  async #send(): Promise<void> {
    const { capture } = this.target;
    this.#changed = false;
    const skipped = this.#skip();
    this.#sending = true;
    let rows: readonly FrameRow[] = [];
    let older: readonly FrameRow[] = [];
    try {
      rows = await capture.rowsAfter(this.afterSeq, BATCH_ROWS);
      older = await this.#older(BATCH_ROWS - rows.length);
    } catch {
      // The store has ended, and said so; counts and log still go out.
    }
    this.#sending = false;
    if (this.#stopped) return;
    const logOf = this.#logOf;
    const lines = logOf.log.after(this.afterLogSeq, LOG_ROWS);
    this.afterSeq = rows.at(-1)?.seq ?? this.afterSeq;
    this.afterLogSeq = lines.at(-1)?.seq ?? this.afterLogSeq;
    const olderLeft = this.#olderLeft();
    this.#changed ||= rows.length === BATCH_ROWS || lines.length === LOG_ROWS || olderLeft > 0;
    this.#lastSentAt = this.now();
    this.#waitsForAck = true;
    this.post({
      kind: 'batch',
      batchId: ++this.#batchId,
      targetId: this.target.id,
      rows,
      ...(older.length > 0 && { older }),
      ...(olderLeft > 0 && { olderLeft }),
      skipped,
      log: lines,
      logTargetId: logOf.id,
      counts: capture.counts(),
    });
  }

  /** The rows before those that were delivered last, at most `limit`. */
  async #older(limit: number): Promise<readonly FrameRow[]> {
    if (this.#olderLeft() === 0 || limit === 0) return [];
    const before = this.#olderBefore;
    const after = Math.max(this.#olderAfter, before - 1 - limit);
    this.#olderBefore = after + 1;
    const found = await this.target.capture.rowsAfter(after, before - 1 - after);
    // Some may have been dropped by now: then later ones come in their place.
    return found.filter(({ seq }) => seq < before);
  }

  /** How many rows from before the watch are still kept, and to be delivered. */
  #olderLeft(): number {
    this.#olderAfter = Math.max(this.#olderAfter, this.target.capture.firstSeq - 1);
    return Math.max(0, this.#olderBefore - 1 - this.#olderAfter);
  }

  /** Passes over rows that are gone, or too many. @returns how many */
  #skip(): number {
    const { capture } = this.target;
    const before = this.afterSeq;
    if (capture.lastSeq - before > MAX_BEHIND) this.afterSeq = capture.lastSeq - BATCH_ROWS;
    this.afterSeq = Math.max(this.afterSeq, Math.min(capture.firstSeq - 1, capture.lastSeq));
    return this.afterSeq - before;
  }
}
