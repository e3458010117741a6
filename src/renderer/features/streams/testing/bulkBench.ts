import type { CaptureCounts, FrameRow, FromPage, LogRow, ToPage } from '@contract';
import type { BulkPort } from '../../../platform';
import { noCounts } from '../counts';
import { isEvent } from '../describeRow';

/** The inspector's end of a bulk port, played by hand: counts what it is given and keeps what it is sent. */
export class BulkBench implements BulkPort {
  readonly sent: FromPage[] = [];
  readonly #listeners = new Set<(message: ToPage) => void>();
  #counts: CaptureCounts = { ...noCounts, limitBytes: 16 * 1024 * 1024 };
  #batchId = 0;
  #seq = 0;

  post(message: FromPage): void {
    this.sent.push(message);
  }

  listen(listener: (message: ToPage) => void): () => void {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  }

  get listeners(): number {
    return this.#listeners.size;
  }

  get acked(): number[] {
    return this.sent.flatMap((message) => (message.kind === 'ack' ? [message.batchId] : []));
  }

  deliver(message: ToPage): void {
    for (const listener of this.#listeners) listener(message);
  }

  /** A row with the next `seq`, counted. */
  row(parts: Partial<FrameRow> = {}): FrameRow {
    const row: FrameRow = {
      seq: ++this.#seq,
      at: Date.now(),
      direction: 'in',
      kind: 'frame',
      channel: 'root',
      sizeBytes: 96,
      ...parts,
    };
    this.#count(row);
    return row;
  }

  event(id: string, payload?: string, parts: Partial<FrameRow> = {}): FrameRow {
    return this.row({
      type: 'event',
      subject: id,
      messageId: `event-${this.#seq + 1}`,
      ...(payload === undefined ? {} : { preview: payload }),
      ...parts,
    });
  }

  /** A batch for `demo`; `more` replaces parts of it. */
  batch(rows: readonly FrameRow[], more: Partial<Extract<ToPage, { kind: 'batch' }>> = {}): void {
    this.deliver({
      kind: 'batch',
      batchId: ++this.#batchId,
      targetId: 'demo',
      rows,
      skipped: 0,
      log: [],
      logTargetId: 'demo',
      counts: this.#counts,
      ...more,
    });
  }

  changeCounts(parts: Partial<CaptureCounts>): void {
    this.#counts = { ...this.#counts, ...parts };
  }

  #count(row: FrameRow): void {
    const counts = { ...this.#counts, frames: this.#counts.frames + 1 };
    const id = row.subject ?? '';
    this.#counts = !isEvent(row)
      ? counts
      : {
          ...counts,
          events: counts.events + 1,
          eventBytes: counts.eventBytes + row.sizeBytes,
          byEvent: { ...counts.byEvent, [id]: (counts.byEvent[id] ?? 0) + 1 },
        };
  }
}

export const logRow = (seq: number, text: string, parts: Partial<LogRow> = {}): LogRow => ({
  seq,
  at: Date.now(),
  targetId: 'demo',
  level: 'info',
  source: 'stderr',
  text,
  ...parts,
});
