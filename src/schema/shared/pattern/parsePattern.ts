/** A regular expression as its parts, as far as the ways through it are concerned. */
export type PatternNode =
  /** One character; `source` is a pattern of it alone. */
  | { readonly kind: 'character'; readonly source: string }
  | { readonly kind: 'sequence'; readonly parts: readonly PatternNode[] }
  | { readonly kind: 'choice'; readonly options: readonly PatternNode[] }
  | { readonly kind: 'repeat'; readonly inner: PatternNode; readonly least: number; readonly most: number }
  /** What takes no character: an anchor, or a look ahead or behind, which is a way of its own. */
  | { readonly kind: 'look'; readonly inner: PatternNode | undefined };

const ANY: PatternNode = { kind: 'character', source: '[^]' };

/** Reads a pattern that `new RegExp(pattern, 'u')` takes. */
export function parsePattern(pattern: string): PatternNode {
  return new PatternParser(pattern).choice();
}

class PatternParser {
  readonly #pattern: string;
  #at = 0;

  constructor(pattern: string) {
    this.#pattern = pattern;
  }

  choice(): PatternNode {
    const options = [this.#sequence()];
    while (this.#take('|')) options.push(this.#sequence());
    const [only] = options;
    return options.length === 1 && only !== undefined ? only : { kind: 'choice', options };
  }

  #sequence(): PatternNode {
    const parts: PatternNode[] = [];
    while (this.#at < this.#pattern.length && !this.#sees('|') && !this.#sees(')')) {
      parts.push(this.#repeated(this.#atom()));
    }
    return { kind: 'sequence', parts };
  }

  #atom(): PatternNode {
    const group = this.#match(/\((?:\?(?::|<?[=!]|<[^>]*>))?/y);
    if (group !== undefined) {
      const inner = this.choice();
      this.#take(')');
      return /[=!]$/.test(group) ? { kind: 'look', inner } : inner;
    }
    if (this.#match(/[$^]|\\[bB]/y) !== undefined) return { kind: 'look', inner: undefined };
    // What it refers to may be anything.
    if (this.#match(/\\(?:[1-9]\d*|k<[^>]*>)/y) !== undefined)
      return { kind: 'repeat', inner: ANY, least: 0, most: Number.POSITIVE_INFINITY };
    const source = this.#match(
      /\[(?:[^\]\\]|\\[^])*\]|\\(?:u\{[^}]*\}|u[dD][89abAB][\da-fA-F]{2}\\u[dD][c-fC-F][\da-fA-F]{2}|u[\da-fA-F]{4}|x[\da-fA-F]{2}|c[A-Za-z]|[pP]\{[^}]*\}|[^])|[^]/uy,
    );
    return { kind: 'character', source: source ?? '[^]' };
  }

  #repeated(inner: PatternNode): PatternNode {
    const quantifier = this.#match(/(?:[*+?]|\{\d+(?:,\d*)?\})\??/y);
    if (quantifier === undefined) return inner;
    const [least, most] = boundsOf(quantifier);
    return { kind: 'repeat', inner, least, most };
  }

  #sees(character: string): boolean {
    return this.#pattern[this.#at] === character;
  }

  #take(character: string): boolean {
    if (!this.#sees(character)) return false;
    this.#at += 1;
    return true;
  }

  #match(sticky: RegExp): string | undefined {
    sticky.lastIndex = this.#at;
    const found = sticky.exec(this.#pattern)?.[0];
    this.#at += found?.length ?? 0;
    return found;
  }
}

function boundsOf(quantifier: string): readonly [number, number] {
  switch (quantifier[0]) {
    case '*':
      return [0, Number.POSITIVE_INFINITY];
    case '+':
      return [1, Number.POSITIVE_INFINITY];
    case '?':
      return [0, 1];
    default: {
      const [, least = '0', comma, most] = /^\{(\d+)(,)?(\d*)/.exec(quantifier) ?? [];
      if (comma === undefined) return [Number(least), Number(least)];
      return [Number(least), most === '' ? Number.POSITIVE_INFINITY : Number(most)];
    }
  }
}
