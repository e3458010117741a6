import { BATCH_INTERVAL_MS, BATCH_ROWS, type FrameRow, type ToPage } from '@contract';
import type { Clock } from '../clock';
import type { Target } from '../targets/target';

const LOG_ROWS = 1_000;
/** A page that is so many rows behind the newest gets the newest, and is told how many it missed. */
const MAX_BEHIND = 50_000;

/** Delivers one target's rows to one page: a batch at a time, at most ten a second, never more than it takes in. */
export class BatchFeed {
  readonly #stops: readonly (() => void)[];
  #batchId = 0;
  #waitsForAck = false;
  #sending = false;
  #changed = true;
  #lastSentAt = Number.NEGATIVE_INFINITY;
  #timer: NodeJS.Timeout | undefined;
  #stopped = false;
  #maxBehind: number;

  constructor(
    private readonly target: Target,
    private afterSeq: number,
    private afterLogSeq: number,
    private readonly post: (message: ToPage) => void,
    private readonly now: Clock,
  ) {
    const { capture, log } = target;
    // What was kept before the watch began isn't "too many at once".
    this.afterSeq = Math.max(Math.min(afterSeq, capture.lastSeq), capture.firstSeq - 1);
    this.#maxBehind = Math.max(MAX_BEHIND, capture.lastSeq - this.afterSeq);
    const onChange = (): void => {
      this.#changed = true;
      this.#plan();
    };
    this.#stops = [capture.onChange(onChange), log.onChange(onChange)];
    this.#plan();
  }

  ack(batchId: number): void {
    if (batchId !== this.#batchId) return;
    this.#waitsForAck = false;
    this.#plan();
  }

  stop(): void {
    this.#stopped = true;
    clearTimeout(this.#timer);
    for (const stop of this.#stops) stop();
  }

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
    const { capture, log } = this.target;
    this.#changed = false;
    const skipped = this.#skip();
    this.#sending = true;
    let rows: readonly FrameRow[] = [];
    try {
      const found = capture.rowsAfter(this.afterSeq, BATCH_ROWS);
      rows = Array.isArray(found) ? found : await found;
    } catch {
      // The store has ended, and said so; counts and log still go out.
    }
    this.#sending = false;
    if (this.#stopped) return;
    const lines = log.after(this.afterLogSeq, LOG_ROWS);
    this.afterSeq = rows.at(-1)?.seq ?? this.afterSeq;
    this.afterLogSeq = lines.at(-1)?.seq ?? this.afterLogSeq;
    this.#changed ||= rows.length === BATCH_ROWS || lines.length === LOG_ROWS;
    this.#lastSentAt = this.now();
    this.#waitsForAck = true;
    this.post({
      kind: 'batch',
      batchId: ++this.#batchId,
      targetId: this.target.id,
      rows,
      skipped,
      log: lines,
      counts: capture.counts(),
    });
  }

  /** Passes over rows that are gone, or too many. @returns how many */
  #skip(): number {
    const { capture } = this.target;
    const before = this.afterSeq;
    const behind = capture.lastSeq - before;
    if (behind > this.#maxBehind) this.afterSeq = capture.lastSeq - BATCH_ROWS;
    if (behind <= MAX_BEHIND) this.#maxBehind = MAX_BEHIND;
    this.afterSeq = Math.max(this.afterSeq, Math.min(capture.firstSeq - 1, capture.lastSeq));
    return this.afterSeq - before;
  }
}
