import { belongsToCall, type CaptureCounts, type FrameDetail, type FrameRow } from '@contract';
import type { StoreClient } from '../store/store-client';
import { type SniffedFrame, sniffFrame } from '../wire/sniff-frame';
import { EventCounts } from './event-counts';
import { KeptFrames } from './kept-frames';
import { type CapturedFrame, makeRow } from './make-row';
import { OpenRequests, type SeenRequest } from './open-requests';
import { SeenEvents } from './seen-events';
import { shortId } from './short-id';

/** Rows that are kept at hand for those who watch; older ones come from the store. */
const ROWS_AT_HAND = 10_000;

/** Hears of every frame in order, with its text and what could be read off it. */
export type FrameListener = (row: FrameRow, text: string, sniffed: SniffedFrame, readable: boolean) => void;

/** Everything that was captured of one target: rows at hand, texts in the store, exact counts of all. */
export class TargetCapture {
  readonly #kept = new KeptFrames();
  readonly #events = new EventCounts();
  readonly #seenEvents = new SeenEvents();
  readonly #requests = new OpenRequests();
  readonly #listeners = new Set<FrameListener>();
  readonly #changed = new Set<() => void>();
  #rows: FrameRow[] = [];
  #lastSeq = 0;
  #frames = 0;
  #copies = 0;
  #leftOut: number | undefined;

  constructor(
    /** The number that stands for the target in the store. */
    private readonly target: number,
    private readonly store: StoreClient,
    private limitBytes: number,
  ) {}

  get lastSeq(): number {
    return this.#lastSeq;
  }

  /** Sequence number of the oldest frame that is kept. */
  get firstSeq(): number {
    return this.#kept.firstSeq;
  }

  /** Takes a frame in. */
  add(frame: CapturedFrame): FrameRow {
    const sniffed = sniffFrame(frame.text);
    const seq = ++this.#lastSeq;
    const request = this.#join(seq, frame, sniffed);
    const row = makeRow(seq, frame, sniffed, request);
    this.#count(frame, sniffed);
    this.#keep(row, frame.text);
    for (const listener of this.#listeners) listener(row, frame.text, sniffed, frame.unreadable !== true);
    this.#tell();
    return row;
  }

  /** Counts a frame that is left out because it only feeds the interface. */
  leaveOut(): void {
    this.#leftOut = (this.#leftOut ?? 0) + 1;
    this.#tell();
  }

  counts(): CaptureCounts {
    return {
      frames: this.#frames,
      ...this.#events.summary(),
      dropped: this.#kept.dropped,
      droppedEvents: this.#kept.droppedEvents,
      keptBytes: this.#kept.bytes,
      limitBytes: this.limitBytes,
      copies: this.#copies,
      ...(this.#leftOut !== undefined && { leftOut: this.#leftOut }),
    };
  }

  /** The next rows after one, as many as are kept and at most `limit`; a promise where they lie in the store. */
  rowsAfter(seq: number, limit: number): readonly FrameRow[] | Promise<readonly FrameRow[]> {
    const from = Math.max(seq + 1, this.firstSeq);
    const [first] = this.#rows;
    if (first === undefined || from > this.#lastSeq) return [];
    if (from >= first.seq) return this.#rows.slice(from - first.seq, from - first.seq + limit);
    return this.store.ask('read-rows', { target: this.target, afterSeq: from - 1, limit });
  }

  /** The exact texts of frames, as far as they are kept. */
  texts(seqs: readonly number[]): Promise<FrameDetail[]> {
    return this.store.ask('read-texts', { target: this.target, seqs });
  }

  /** Forgets all frames and counts; numbering goes on. */
  clear(): void {
    this.store.frames.drop(this.target, this.#lastSeq);
    this.#kept.clear(this.#lastSeq + 1);
    this.#events.clear();
    this.#seenEvents.clear();
    this.#requests.clear();
    this.#rows = [];
    this.#frames = 0;
    this.#copies = 0;
    if (this.#leftOut !== undefined) this.#leftOut = 0;
    this.#tell();
  }

  changeLimit(limitBytes: number): void {
    this.limitBytes = limitBytes;
    this.#fit();
    this.#tell();
  }

  /** @returns the way to stop listening */
  onFrame(listener: FrameListener): () => void {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  }

  /** Hears that rows or counts changed. */
  onChange(listener: () => void): () => void {
    this.#changed.add(listener);
    return () => this.#changed.delete(listener);
  }

  #tell(): void {
    for (const listener of this.#changed) listener();
  }

  #join(seq: number, frame: CapturedFrame, sniffed: SniffedFrame): SeenRequest | undefined {
    const place = `${frame.registry ?? ''} ${frame.channel}`;
    if (sniffed.thid !== undefined) {
      return belongsToCall(sniffed.type)
        ? this.#requests.continued(place, frame.direction, sniffed.thid)
        : this.#requests.find(place, frame.direction, sniffed.thid);
    }
    if (sniffed.id !== undefined && sniffed.type?.endsWith('.request')) {
      const { subject } = sniffed;
      const request = { seq, at: frame.at, ...(subject !== undefined && { subject: shortId(subject) }) };
      this.#requests.add(place, frame.direction, sniffed.id, request);
    }
    return undefined;
  }

  #count(frame: CapturedFrame, sniffed: SniffedFrame): void {
    this.#frames++;
    if (sniffed.type !== 'event' || sniffed.subject === undefined || frame.verdict?.kind === 'violation')
      return;
    this.#events.add(sniffed.subject, frame.sizeBytes);
    if (sniffed.id === undefined) return;
    if (this.#seenEvents.isCopy(frame.registry ?? '', sniffed.id, frame.at)) this.#copies++;
  }

  #keep(row: FrameRow, text: string): void {
    this.#rows.push(row);
    if (this.#rows.length > ROWS_AT_HAND * 2) this.#rows = this.#rows.slice(-ROWS_AT_HAND);
    this.store.frames.add(this.target, { row, text });
    this.#kept.add(row.sizeBytes, row.type === 'event' && row.kind !== 'violation');
    this.#fit();
  }

  #fit(): void {
    if (this.#kept.fit(this.limitBytes)) this.store.frames.drop(this.target, this.firstSeq - 1);
  }
}
