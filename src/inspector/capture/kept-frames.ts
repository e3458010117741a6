/** What a frame takes at least, however short its text is: a row of a table, its number, its times. */
const LEAST_BYTES = 64;
const LEAST_FRAMES = 1_000;

/** What is kept of a target's frames: sizes in order of arrival, so that counts are exact at every moment. */
export class KeptFrames {
  /** Sizes in bytes; of events negative, less one. */
  #sizes: number[] = [];
  #head = 0;
  #firstSeq = 1;
  /** The newest frame that no limit has room for: kept beside the others, else it would take all of them with it. */
  #spared: { readonly seq: number; readonly sizeBytes: number } | undefined;
  bytes = 0;
  dropped = 0;
  droppedEvents = 0;

  /** Sequence number of the oldest frame that is kept; one more than the newest where none is. */
  get firstSeq(): number {
    return this.#firstSeq;
  }

  get count(): number {
    return this.#sizes.length - this.#head;
  }

  add(sizeBytes: number, isEvent: boolean): void {
    this.#sizes.push(isEvent ? -sizeBytes - 1 : sizeBytes);
    this.bytes += sizeBytes;
  }

  /**
   * Drops the oldest until the rest fits, but never the newest one. Of the frames that are larger than the limit itself
   * the newest stays as long as it is among the newest by what is beside it. A flood of tiny frames is bounded by
   * their number.
   *
   * @returns whether any went
   */
  fit(limitBytes: number): boolean {
    const before = this.dropped;
    const maxFrames = Math.max(LEAST_FRAMES, limitBytes / LEAST_BYTES);
    const newest = bytesOf(this.#sizes.at(-1) ?? 0);
    if (newest > limitBytes) this.#spared = { seq: this.#firstSeq + this.count - 1, sizeBytes: newest };
    const counted = (): number => this.bytes - (this.#spared?.sizeBytes ?? 0);
    while ((counted() > limitBytes || this.count > maxFrames) && this.count > 1) this.#dropOldest();
    return this.dropped > before;
  }

  /** Forgets everything; `nextSeq` is the number of the next frame. */
  clear(nextSeq: number): void {
    this.#sizes = [];
    this.#head = 0;
    this.#spared = undefined;
    this.#firstSeq = nextSeq;
    this.bytes = 0;
    this.dropped = 0;
    this.droppedEvents = 0;
  }

  #dropOldest(): void {
    const size = this.#sizes[this.#head] ?? 0;
    if (this.#spared?.seq === this.#firstSeq) this.#spared = undefined;
    this.#head++;
    this.#firstSeq++;
    this.dropped++;
    if (size < 0) this.droppedEvents++;
    this.bytes -= bytesOf(size);
    if (this.#head > 4_096 && this.#head * 2 > this.#sizes.length) {
      this.#sizes = this.#sizes.slice(this.#head);
      this.#head = 0;
    }
  }
}

const bytesOf = (size: number): number => (size < 0 ? -size - 1 : size);
