import { JsonSyntaxError } from './JsonSyntaxError';

const QUOTE = 0x22;
const BACKSLASH = 0x5c;
/** Below it a view of the text costs no more than its own copy. */
const LARGE_CHARS = 1_024;

/**
 * Reads the JSON string whose opening quote is at `start`.
 * @throws JsonSyntaxError
 */
export function scanString(text: string, start: number): { value: string; end: number } {
  let escaped = false;
  let at = start + 1;
  for (; at < text.length; at++) {
    const code = text.charCodeAt(at);
    if (code === QUOTE) break;
    if (code === BACKSLASH) {
      escaped = true;
      checkEscape(text, at);
      at++;
    } else if (code < 0x20) throw new JsonSyntaxError(text, at, controlProblem(code));
  }
  if (at >= text.length) throw new JsonSyntaxError(text, text.length, 'the text ends inside a string');
  const end = at + 1;
  // A plain slice is a view that keeps all of a large text in memory for as long as an id out of it is kept.
  const own = escaped || (text.length > LARGE_CHARS && end - start < text.length / 2);
  return { value: own ? (JSON.parse(text.slice(start, end)) as string) : text.slice(start + 1, at), end };
}

function checkEscape(text: string, at: number): void {
  const letter = text[at + 1];
  if (letter === undefined) throw new JsonSyntaxError(text, text.length, 'the text ends inside a string');
  if (letter === 'u') {
    const digits = /^[0-9a-fA-F]*/.exec(text.slice(at + 2, at + 6))?.[0] ?? '';
    if (digits.length < 4 && at + 2 + digits.length >= text.length)
      throw new JsonSyntaxError(text, text.length, 'the text ends inside a string');
    if (digits.length < 4) throw new JsonSyntaxError(text, at, '\\u needs four hexadecimal digits');
  } else if (!'"\\/bfnrt'.includes(letter)) {
    throw new JsonSyntaxError(text, at, `\\${letter} isn't an escape that JSON knows`);
  }
}

function controlProblem(code: number): string {
  if (code === 0x0a || code === 0x0d)
    return "a string isn't closed on its line; a line break in it is written \\n";
  if (code === 0x09) return 'a tab in a string is written \\t';
  return `a control character in a string is written \\u${code.toString(16).padStart(4, '0')}`;
}
