/** Text that isn't JSON: what is wrong, in plain words, and where. */
export class JsonSyntaxError extends SyntaxError {
  override readonly name = 'JsonSyntaxError';
  /** What is wrong, without the place: "a comma is missing". */
  readonly reason: string;
  /** UTF-16 offset into the text. */
  readonly offset: number;
  /** Counted from 1. */
  readonly line: number;
  /** Counted from 1, in UTF-16 units. */
  readonly column: number;
  /** Whether the text just stops too early, as a truncated frame does. */
  readonly atEnd: boolean;

  constructor(text: string, offset: number, reason: string) {
    const { line, column } = placeOf(text, offset);
    super(
      text.includes('\n') ? `line ${line}, column ${column}: ${reason}` : `character ${column}: ${reason}`,
    );
    this.reason = reason;
    this.offset = offset;
    this.line = line;
    this.column = column;
    this.atEnd = offset >= text.length;
  }
}

function placeOf(text: string, offset: number): { line: number; column: number } {
  let line = 1;
  let lineStart = 0;
  for (let at = text.indexOf('\n'); at !== -1 && at < offset; at = text.indexOf('\n', at + 1)) {
    line++;
    lineStart = at + 1;
  }
  return { line, column: offset - lineStart + 1 };
}
