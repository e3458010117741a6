import type { FrameRow } from '@contract';
import { isEvent } from './describeRow';

/** Rows from before the watch while they come in, the newest first: only as many as the streams will keep. */
export class OlderRows {
  readonly #capacity: number;
  readonly #chunks: (readonly FrameRow[])[] = [];
  #frames = 0;
  #events = 0;

  /** @param capacity how many frames are kept at most, and how many events */
  constructor(capacity: number) {
    this.#capacity = capacity;
  }

  /** Takes in the rows before those that came last. */
  take(rows: readonly FrameRow[]): void {
    const wanted: FrameRow[] = [];
    for (let index = rows.length - 1; index >= 0; index--) {
      const row = rows[index];
      if (row === undefined) continue;
      const event = isEvent(row);
      if (this.#frames >= this.#capacity && (!event || this.#events >= this.#capacity)) continue;
      this.#frames++;
      if (event) this.#events++;
      wanted.push(row);
    }
    this.#chunks.push(wanted);
  }

  /** All of them, the oldest first. */
  rows(): FrameRow[] {
    return this.#chunks.flat().reverse();
  }
}
