const ALPHABET = '0123456789abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ_-. :/@+#';
const LONGEST = 200;

/**
 * A short string that a plain regular expression matches: literals, classes, groups, alternatives and repetitions.
 * `undefined` where the expression uses more than that, or the result doesn't match after all.
 */
export function patternExample(pattern: string): string | undefined {
  if (pattern.length > LONGEST) return undefined;
  const reader = new Reader(pattern);
  const example = reader.alternatives();
  if (example === undefined || !reader.atEnd || example.length > LONGEST) return undefined;
  return new RegExp(pattern, 'u').test(example) ? example : undefined;
}

/** Reads the expression once, writing the least that each part matches. */
class Reader {
  readonly #pattern: string;
  #at = 0;

  constructor(pattern: string) {
    this.#pattern = pattern;
  }

  get atEnd(): boolean {
    return this.#at >= this.#pattern.length;
  }

  /** The first alternative's example; the others are read and left out. */
  alternatives(): string | undefined {
    const first = this.#sequence();
    while (this.#pattern[this.#at] === '|') {
      this.#at++;
      if (this.#sequence() === undefined) return undefined;
    }
    return first;
  }

  #sequence(): string | undefined {
    let text = '';
    while (!this.atEnd && this.#pattern[this.#at] !== '|' && this.#pattern[this.#at] !== ')') {
      const atom = this.#atom();
      if (atom === undefined) return undefined;
      text += atom.repeat(this.#least());
    }
    return text;
  }

  #atom(): string | undefined {
    const character = this.#pattern[this.#at++];
    switch (character) {
      case '^':
      case '$':
        return '';
      case '.':
        return 'x';
      case '(':
        return this.#group();
      case '[':
        return this.#class();
      case '\\':
        return this.#escape();
      case undefined:
        return undefined;
      default:
        return character;
    }
  }

  #group(): string | undefined {
    const opening = /^\?(?::|<[A-Za-z]\w*>)/.exec(this.#pattern.slice(this.#at));
    if (opening !== null) this.#at += opening[0].length;
    else if (this.#pattern[this.#at] === '?') return undefined;
    const text = this.alternatives();
    return this.#pattern[this.#at++] === ')' ? text : undefined;
  }

  #class(): string | undefined {
    const source = /^(?:[^\]\\]|\\.)*\]/.exec(this.#pattern.slice(this.#at));
    if (source === null) return undefined;
    this.#at += source[0].length;
    return matching(`[${source[0]}`);
  }

  #escape(): string | undefined {
    const character = this.#pattern[this.#at++];
    if (character === undefined || /[1-9kpPuxcbB]/.test(character)) return undefined;
    return /[dDwWsS]/.test(character) ? matching(`\\${character}`) : character;
  }

  /** How often the atom before must stand at least. */
  #least(): number {
    const repetition = /^(?:[*+?]|\{(\d+)(?:,\d*)?\})\??/.exec(this.#pattern.slice(this.#at));
    if (repetition === null) return 1;
    this.#at += repetition[0].length;
    if (repetition[1] !== undefined) return Math.min(Number(repetition[1]), LONGEST + 1);
    return repetition[0].startsWith('+') ? 1 : 0;
  }
}

function matching(characterClass: string): string | undefined {
  const one = new RegExp(`^${characterClass}$`, 'u');
  return ALPHABET.split('').find((character) => one.test(character));
}
