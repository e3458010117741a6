const NEWLINE = 0x0a;
const CARRIAGE_RETURN = 0x0d;

/** Kept of a line that is over the limit. */
const KEPT_OF_LONG_LINE_BYTES = 1_000;

export interface LineHandler {
  /** A line without its end (`\n` or `\r\n`). */
  line(bytes: Buffer): void;
  /** A line over the limit: its beginning, and its whole size. */
  longLine(beginning: Buffer, sizeBytes: number): void;
}

/** Cuts a byte stream into lines, never holding more than one line of the limit's size. */
export class LineSplitter {
  readonly #limitBytes: number;
  readonly #handler: LineHandler;
  #pieces: Buffer[] = [];
  #kept = 0;
  #size = 0;

  constructor(limitBytes: number, handler: LineHandler) {
    this.#limitBytes = limitBytes;
    this.#handler = handler;
  }

  /** Bytes of a line whose end hasn't come yet. */
  get unfinishedBytes(): number {
    return this.#size;
  }

  push(chunk: Buffer): void {
    let start = 0;
    for (let end = chunk.indexOf(NEWLINE); end !== -1; end = chunk.indexOf(NEWLINE, start)) {
      this.#keep(chunk.subarray(start, end));
      this.#finish();
      start = end + 1;
    }
    if (start < chunk.length) this.#keep(chunk.subarray(start));
  }

  /** The stream has ended: what is left is a line too. */
  end(): void {
    if (this.#size > 0) this.#finish();
  }

  #keep(piece: Buffer): void {
    this.#size += piece.length;
    if (this.#size > this.#limitBytes) {
      if (this.#kept > KEPT_OF_LONG_LINE_BYTES) this.#shorten();
      piece = piece.subarray(0, Math.max(0, KEPT_OF_LONG_LINE_BYTES - this.#kept));
    }
    if (piece.length === 0) return;
    this.#pieces.push(piece);
    this.#kept += piece.length;
  }

  #shorten(): void {
    const beginning = Buffer.from(Buffer.concat(this.#pieces).subarray(0, KEPT_OF_LONG_LINE_BYTES));
    this.#pieces = [beginning];
    this.#kept = beginning.length;
  }

  #finish(): void {
    const [first] = this.#pieces;
    const bytes = this.#pieces.length === 1 && first !== undefined ? first : Buffer.concat(this.#pieces);
    const size = this.#size;
    this.#pieces = [];
    this.#kept = 0;
    this.#size = 0;
    if (size > this.#limitBytes) this.#handler.longLine(bytes, size);
    else this.#handler.line(bytes[bytes.length - 1] === CARRIAGE_RETURN ? bytes.subarray(0, -1) : bytes);
  }
}
