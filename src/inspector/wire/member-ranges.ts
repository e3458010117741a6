import { cutText } from './cut-text';

/** Where a value stands in a text: UTF-16 offsets, the end exclusive. */
export interface TextRange {
  readonly start: number;
  readonly end: number;
}

const QUOTE = 34;
const BACKSLASH = 92;

/**
 * Finds the values of an object's own members in a JSON text without building them, so that a frame of 20 MB costs one
 * pass. Of a duplicate key the last counts. In a text that isn't JSON it finds what comes before the fault.
 *
 * @returns undefined where no object begins at `from`
 */
export function memberRanges(text: string, from = 0): Map<string, TextRange> | undefined {
  let at = skipSpace(text, from);
  if (text[at] !== '{') return undefined;
  const members = new Map<string, TextRange>();
  at = skipSpace(text, at + 1);
  while (text.charCodeAt(at) === QUOTE) {
    const keyEnd = skipString(text, at);
    const key = stringAt(text, { start: at, end: keyEnd });
    at = skipSpace(text, keyEnd);
    if (key === undefined || text[at] !== ':') break;
    const start = skipSpace(text, at + 1);
    const end = skipValue(text, start);
    if (end === start) break;
    members.set(key, { start, end });
    at = skipSpace(text, end);
    if (text[at] !== ',') break;
    at = skipSpace(text, at + 1);
  }
  return members;
}

/** The string that stands in a range; undefined where something else stands there. */
export function stringAt(text: string, range: TextRange | undefined): string | undefined {
  if (range === undefined || text.charCodeAt(range.start) !== QUOTE) return undefined;
  // What is found may be kept for long; the frame that it stood in may be large.
  const inner = cutText(text, range.start + 1, range.end - 1, text.length);
  if (!inner.includes('\\')) return inner;
  try {
    return JSON.parse(`"${inner}"`) as string;
  } catch {
    // A damaged escape: the text of a malformed frame.
    return undefined;
  }
}

function skipSpace(text: string, from: number): number {
  let at = from;
  for (let code = text.charCodeAt(at); code === 32 || code === 9 || code === 10 || code === 13; ) {
    code = text.charCodeAt(++at);
  }
  return at;
}

/** The place behind the string that begins at `from`; the end of the text where it doesn't end. */
function skipString(text: string, from: number): number {
  for (let at = text.indexOf('"', from + 1); at !== -1; at = text.indexOf('"', at + 1)) {
    let before = at - 1;
    while (text.charCodeAt(before) === BACKSLASH) before--;
    if ((at - before) % 2 === 1) return at + 1;
  }
  return text.length;
}

function skipValue(text: string, from: number): number {
  const first = text[from];
  if (first === '"') return skipString(text, from);
  if (first === '{' || first === '[') return skipContainer(text, from);
  let at = from;
  while (at < text.length && !',}] \t\r\n'.includes(text.charAt(at))) at++;
  return at;
}

function skipContainer(text: string, from: number): number {
  let depth = 0;
  for (let at = from; at < text.length; at++) {
    switch (text.charCodeAt(at)) {
      case QUOTE:
        at = skipString(text, at) - 1;
        break;
      case 123:
      case 91:
        depth++;
        break;
      case 125:
      case 93:
        if (--depth === 0) return at + 1;
        break;
    }
  }
  return text.length;
}
