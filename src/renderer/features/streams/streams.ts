import type { CaptureCounts, FrameRow, LogRow, ToPage } from '@contract';
import { createStore, type StoreApi } from 'zustand/vanilla';
import type { BulkPort } from '../../platform';
import { type CaptureState, noCapture } from './capture';
import { Copies } from './copies';
import { countsSince, noCounts } from './counts';
import { describeFrame, describeLog, isEvent, isProblemFrame } from './describeRow';
import { OlderRows } from './olderRows';
import { RateKeeper } from './rates';
import { type ReadFrames, Recorder } from './recorder';
import { Repaint } from './repaint';
import { Replies } from './replies';
import { Stream } from './stream';

type Batch = Extract<ToPage, { kind: 'batch' }>;

/** Rows that each stream keeps, unless set. */
export const DEFAULT_ROW_LIMIT = 20_000;
/** Rates fall also where nothing comes: looked at this often. */
const TICK_MS = 1_000;

/**
 * The page's mirror of one target's capture: what the bulk port brings, as three bounded streams with exact counts.
 * Lives outside React; views read its stores.
 */
export class Streams {
  readonly traffic: Stream<FrameRow>;
  readonly events: Stream<FrameRow>;
  readonly log: Stream<LogRow>;
  readonly capture: StoreApi<CaptureState>;
  /** Whether Traffic draws runs of events together. */
  readonly grouping: StoreApi<boolean> = createStore<boolean>(() => true);
  readonly recorder: Recorder;
  readonly #port: BulkPort;
  readonly #repaint = new Repaint(() => this.#publish());
  readonly #replies = new Replies();
  #rates = new RateKeeper();
  #counts: CaptureCounts = noCounts;
  #skipped = 0;
  #older: OlderRows | undefined;
  readonly #copies = new Copies();
  #ticker: ReturnType<typeof setInterval> | undefined;

  /** `read` reads the exact texts of frames, for recordings. */
  constructor(port: BulkPort, read: ReadFrames, rowLimit = DEFAULT_ROW_LIMIT) {
    this.#port = port;
    this.recorder = new Recorder(read);
    const frames = { capacity: rowLimit, describe: describeFrame, isProblem: isProblemFrame };
    this.traffic = new Stream<FrameRow>(frames);
    this.events = new Stream<FrameRow>(frames);
    this.log = new Stream<LogRow>({
      capacity: rowLimit,
      describe: describeLog,
      isProblem: (row) => row.level !== 'info',
    });
    this.capture = createStore<CaptureState>(() => noCapture(rowLimit));
  }

  /** Listens to the port from now on; what it gives ends the watch and leaves nothing behind. */
  start(): () => void {
    const unlisten = this.#port.listen((message) => {
      if (message.kind === 'batch') this.#take(message);
    });
    return () => {
      unlisten();
      this.#repaint.cancel();
      this.watch(undefined);
    };
  }

  /** Watches this target from now on, beginning with what the inspector kept of it; undefined: none. */
  watch(targetId: string | undefined): void {
    if (targetId !== this.capture.getState().targetId) this.#forgetFacets();
    // What stood still is gone with the old rows.
    for (const stream of [this.traffic, this.events, this.log]) stream.store.getState().setPaused(false);
    this.recorder.watched(targetId);
    this.#forgetFrames();
    this.log.clear();
    this.capture.setState({
      ...noCapture(this.capture.getState().rowLimit),
      targetId,
      logTargetId: targetId,
    });
    if (this.#ticker !== undefined) clearInterval(this.#ticker);
    this.#ticker = undefined;
    if (targetId === undefined) {
      this.#port.post({ kind: 'unwatch' });
      return;
    }
    this.#ticker = setInterval(() => this.#repaint.request(), TICK_MS);
    this.#port.post({ kind: 'watch', targetId, afterSeq: 0, afterLogSeq: 0 });
  }

  /** Shows this target's log, until another target is watched. */
  watchLog(targetId: string): void {
    if (this.capture.getState().targetId === undefined) return;
    this.log.store.getState().setPaused(false);
    this.log.clear();
    this.capture.setState({ logTargetId: targetId });
    this.#port.post({ kind: 'watch-log', targetId });
  }

  /** How often an event's message id came again and was dropped, as far as this is remembered. */
  copiesOf(messageId: string): number {
    return this.#copies.countOf(messageId);
  }

  /** Throws away the frames of the watched target, here and in the inspector. */
  clearFrames(): void {
    const { targetId } = this.capture.getState();
    if (targetId === undefined) return;
    this.#port.post({ kind: 'clear', targetId, what: 'frames' });
    this.#forgetFrames();
    this.#repaint.now();
  }

  /** Throws away the log that is shown, here and in the inspector. */
  clearLog(): void {
    const { logTargetId: targetId } = this.capture.getState();
    if (targetId !== undefined) this.#port.post({ kind: 'clear', targetId, what: 'log' });
    this.log.clear();
  }

  setRowLimit(rows: number): void {
    for (const stream of [this.traffic, this.events, this.log]) stream.capacity = rows;
    this.capture.setState({ rowLimit: rows });
    this.#repaint.now();
  }

  #take(batch: Batch): void {
    if (batch.targetId === this.capture.getState().targetId) {
      this.#takeFrames(batch);
      this.#takeOlder(batch);
      const lastSeq = this.log.lastSeq;
      const ofOther = batch.logTargetId !== this.capture.getState().logTargetId;
      const lines = ofOther ? [] : batch.log.filter((line) => line.seq > lastSeq);
      for (const line of lines) this.log.add(line);
      this.log.countNew(lines.length);
      this.#repaint.request();
    }
    // Also what came for the target before: without an answer the inspector would wait for ever.
    this.#port.post({ kind: 'ack', batchId: batch.batchId });
  }

  #takeFrames({ targetId, rows, counts, skipped }: Batch): void {
    const lastSeq = this.traffic.lastSeq;
    const fresh = rows.filter((row) => row.seq > lastSeq);
    for (const row of fresh) {
      this.#replies.note(row);
      this.traffic.add(row);
      if (isEvent(row) && !this.#copies.note(row)) this.events.add(row);
    }
    const since = countsSince(counts, counts.frames < this.#counts.frames ? noCounts : this.#counts);
    this.traffic.countNew(since.frames);
    this.events.countNew(since.events);
    this.#rates.take(fresh, counts, Date.now());
    this.#counts = counts;
    this.#skipped += skipped;
    this.recorder.take(targetId, fresh, skipped);
  }

  /** Rows from before the watch are gathered, and put before the others when all are there. */
  #takeOlder({ older = [], olderLeft = 0 }: Batch): void {
    if (older.length === 0 && olderLeft === 0 && this.#older === undefined) return;
    this.#older ??= new OlderRows(this.traffic.capacity);
    this.#older.take(older);
    // Also those that there is no room for.
    this.#rates.takeOlder(older, Date.now());
    if (olderLeft > 0) return;
    const rows = this.#older.rows();
    this.#older = undefined;
    const now = this.traffic.all();
    this.#replies.clear();
    this.#copies.clear();
    const all = [...rows, ...now];
    for (const row of all) this.#replies.note(row);
    this.traffic.refill(all);
    this.events.refill(all.filter((row) => isEvent(row) && !this.#copies.note(row)));
  }

  #publish(): void {
    const firstSeq = this.traffic.firstSeq ?? Number.POSITIVE_INFINITY;
    this.#replies.dropBefore(firstSeq);
    this.#copies.dropBefore(firstSeq);
    const now = Date.now();
    this.capture.setState({
      at: now,
      counts: this.#counts,
      filling: this.#older !== undefined,
      skipped: this.#skipped,
      rates: this.#rates.read(now),
      answerTo: (requestSeq) => this.#replies.answerTo(requestSeq),
      isCopy: (seq) => this.#copies.has(seq),
    });
    for (const stream of [this.traffic, this.events, this.log]) stream.publish();
  }

  /** Ids and channels are those of one target; chips and filters are the person's. */
  #forgetFacets(): void {
    const { narrowings, narrow } = this.events.store.getState();
    for (const [name, { values }] of narrowings) if (values !== undefined) narrow(name, undefined);
  }

  #forgetFrames(): void {
    this.traffic.clear();
    this.events.clear();
    this.#replies.clear();
    this.#copies.clear();
    this.#rates = new RateKeeper();
    this.#counts = noCounts;
    this.#skipped = 0;
    this.#older = undefined;
  }
}
