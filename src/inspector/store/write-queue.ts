import type { FrameRow } from '@contract';
import type { FrameWrites } from './messages';

/** A frame on its way into the store. */
export interface StoredFrame {
  readonly row: FrameRow;
  readonly text: string;
}

/** How long a frame waits for others before it is written. */
const FLUSH_DELAY_MS = 50;
/** Past this much waiting text, it is written at once. */
const FLUSH_CHARS = 1_000_000;
/** How much may be on its way to the store; beyond it frames wait here, where the limit of their target bounds them. */
const IN_FLIGHT_CHARS = 32_000_000;

/** What a frame costs besides its text. */
const ROW_CHARS = 200;

export interface WriteQueueEnds {
  post(writeId: number, writes: readonly FrameWrites[]): void;
  failed(reason: string): void;
}

interface TargetQueue {
  frames: StoredFrame[];
  dropUpTo: number;
}

/** Gathers frames into batches for the store and never sends it more than it can take. */
export class WriteQueue {
  readonly #queues = new Map<number, TargetQueue>();
  readonly #inFlight = new Map<number, number>();
  #inFlightChars = 0;
  #waitingChars = 0;
  #lastWriteId = 0;
  /** A disk that stays full is told of once. */
  #lastError: string | undefined;
  #timer: NodeJS.Timeout | undefined;
  #stopped = false;

  constructor(private readonly ends: WriteQueueEnds) {}

  add(target: number, frame: StoredFrame): void {
    this.#queue(target).frames.push(frame);
    this.#waitingChars += frame.text.length + ROW_CHARS;
    if (this.#waitingChars > FLUSH_CHARS && this.#inFlightChars <= IN_FLIGHT_CHARS) this.flush();
    else this.#schedule();
  }

  /** Frames of the target up to this one are of no use any more. */
  drop(target: number, upTo: number): void {
    const queue = this.#queue(target);
    queue.dropUpTo = Math.max(queue.dropUpTo, upTo);
    this.#schedule();
  }

  flush(): void {
    clearTimeout(this.#timer);
    this.#timer = undefined;
    if (this.#queues.size === 0 || this.#inFlightChars > IN_FLIGHT_CHARS) {
      this.#forgetDropped();
      return;
    }
    const writes: FrameWrites[] = [];
    let chars = 0;
    for (const [target, { frames, dropUpTo }] of this.#queues) {
      const kept = frames.filter(({ row }) => row.seq > dropUpTo);
      for (const { text } of kept) chars += text.length + ROW_CHARS;
      writes.push({
        target,
        seqs: kept.map(({ row }) => row.seq),
        rows: kept.map(({ row }) => JSON.stringify(row)),
        texts: kept.map(({ text }) => text),
        dropUpTo,
      });
    }
    this.#queues.clear();
    this.#waitingChars = 0;
    const writeId = ++this.#lastWriteId;
    this.#inFlight.set(writeId, chars);
    this.#inFlightChars += chars;
    this.ends.post(writeId, writes);
  }

  written(writeId: number, error: string | undefined): void {
    this.#inFlightChars -= this.#inFlight.get(writeId) ?? 0;
    this.#inFlight.delete(writeId);
    if (error !== undefined && error !== this.#lastError) this.ends.failed(error);
    this.#lastError = error;
    if (this.#queues.size > 0) this.#schedule();
  }

  stop(): void {
    this.#stopped = true;
    clearTimeout(this.#timer);
    this.#queues.clear();
  }

  #schedule(): void {
    if (!this.#stopped) this.#timer ??= setTimeout(() => this.flush(), FLUSH_DELAY_MS);
  }

  #queue(target: number): TargetQueue {
    let queue = this.#queues.get(target);
    if (queue === undefined) {
      queue = { frames: [], dropUpTo: 0 };
      this.#queues.set(target, queue);
    }
    return queue;
  }

  /** The store is behind: what its target has dropped meanwhile needn't wait. */
  #forgetDropped(): void {
    this.#waitingChars = 0;
    for (const queue of this.#queues.values()) {
      queue.frames = queue.frames.filter(({ row }) => row.seq > queue.dropUpTo);
      for (const { text } of queue.frames) this.#waitingChars += text.length + ROW_CHARS;
    }
  }
}
