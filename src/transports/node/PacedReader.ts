import type { Readable } from 'node:stream';

/** How long one turn of the event loop may go to one stream. */
const TURN_MS = 8;
/** Between two looks at the clock: a thousand bytes can be five hundred lines. */
const PIECE_BYTES = 1_024;

/**
 * Reads a stream in turns of bounded length, so that a peer that floods it doesn't keep its reader from everything else.
 * Meanwhile the stream is paused: the peer waits, nothing is dropped, and the order stays.
 */
export class PacedReader {
  readonly #readable: Readable;
  readonly #take: (piece: Buffer) => void;
  readonly #waiting: Buffer[] = [];
  #paused = false;
  #whenDone: (() => void)[] = [];

  constructor(readable: Readable, take: (piece: Buffer) => void) {
    this.#readable = readable;
    this.#take = take;
    readable.on('data', (chunk: Buffer | string) => {
      this.#waiting.push(typeof chunk === 'string' ? Buffer.from(chunk) : chunk);
      if (!this.#paused) this.#turn();
    });
  }

  /** Runs this once everything that was read has been taken: at once, where nothing waits. */
  afterwards(then: () => void): void {
    if (this.#waiting.length === 0) then();
    else this.#whenDone.push(then);
  }

  #turn(): void {
    const until = performance.now() + TURN_MS;
    for (let [chunk] = this.#waiting; chunk !== undefined; [chunk] = this.#waiting) {
      // It leaves the queue first: what takes it may throw, or end the stream.
      if (chunk.length > PIECE_BYTES) this.#waiting[0] = chunk.subarray(PIECE_BYTES);
      else this.#waiting.shift();
      this.#take(chunk.subarray(0, PIECE_BYTES));
      if (this.#waiting.length > 0 && performance.now() > until) {
        this.#paused = true;
        this.#readable.pause();
        setImmediate(() => this.#turn());
        return;
      }
    }
    if (this.#paused) {
      this.#paused = false;
      this.#readable.resume();
    }
    const done = this.#whenDone;
    this.#whenDone = [];
    for (const then of done) then();
  }
}
