/** Lines beyond this are broken. */
const LONGEST_LINE = 2_000;
const PIECE = 160;
/** Stands before a break that isn't the text's own (word joiner: nothing is drawn for it). */
const MARK = '\u2060';

/** Breaks very long lines, which an editor can't scroll through, so that each break can be told from the text's own. */
export function withSoftBreaks(text: string): string {
  if (!hasLongLine(text)) return text;
  return text
    .split('\n')
    .map((line) => (line.length > LONGEST_LINE ? pieces(line).join(`${MARK}\n`) : line))
    .join('\n');
}

/** The text as it was before `withSoftBreaks`. */
export function withoutSoftBreaks(text: string): string {
  return text.replaceAll(`${MARK}\n`, '');
}

function hasLongLine(text: string): boolean {
  let from = 0;
  for (let end = text.indexOf('\n'); end !== -1; end = text.indexOf('\n', from)) {
    if (end - from > LONGEST_LINE) return true;
    from = end + 1;
  }
  return text.length - from > LONGEST_LINE;
}

function pieces(line: string): string[] {
  const found: string[] = [];
  for (let from = 0; from < line.length; ) {
    const low = line.charCodeAt(from + PIECE);
    // A character of two units stays whole.
    const to = from + PIECE + (low >= 0xdc00 && low <= 0xdfff ? 1 : 0);
    found.push(line.slice(from, to));
    from = to;
  }
  return found;
}
