import type { FilterProblem } from './filter';

/** A part of a filter between spaces. Quotes hold spaces together and are gone from `text`. */
export interface Token {
  readonly text: string;
  /** Begins with a quote: a phrase, never a key. */
  readonly quoted: boolean;
  readonly negated: boolean;
  readonly start: number;
  readonly end: number;
}

/** Splits a filter at its spaces. `"…"` keeps spaces, `\"` and `\\` stand for themselves in it. */
export function tokensOf(filter: string): { tokens: Token[]; problems: FilterProblem[] } {
  const tokens: Token[] = [];
  const problems: FilterProblem[] = [];
  let at = 0;
  while (at < filter.length) {
    if (/\s/.test(filter[at] ?? '')) {
      at++;
      continue;
    }
    const start = at;
    const negated = filter[at] === '-' && /\S/.test(filter[at + 1] ?? '');
    if (negated) at++;
    const quoted = filter[at] === '"';
    let text = '';
    let open = -1;
    for (; at < filter.length; at++) {
      const char = filter[at] ?? '';
      if (open < 0 && /\s/.test(char)) break;
      if (char === '"') open = open < 0 ? at : -1;
      else if (open >= 0 && char === '\\' && /["\\]/.test(filter[at + 1] ?? '')) text += filter[++at];
      else text += char;
    }
    if (open >= 0) problems.push({ start: open, end: filter.length, message: 'A closing quote is missing.' });
    tokens.push({ text, quoted, negated, start, end: at });
  }
  return { tokens, problems };
}
