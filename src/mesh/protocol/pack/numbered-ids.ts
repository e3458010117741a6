import { HEX_BYTES } from '../hex-bytes';
import { IDS_TOGETHER } from '../id-texts';

const FORM = /^[0-9a-f]{8}-[0-9a-f]{4}-4[0-9a-f]{3}-[89ab][0-9a-f]{3}-$/;
const DIGITS = 12;
const END = 2 ** (4 * DIGITS);

/** The ids of one registry: all begin alike, and end in a number of twelve hexadecimal digits. */
export class NumberedIds {
  readonly prefix: string;
  /** The last id of them that came up, and its number: it mostly comes up again at once, and need not be read then. */
  protected lastId: string | undefined;
  protected lastNumber = 0;
  /** The last head that was asked for: the numbers of ids follow one another. */
  #head = '';
  #high = -1;

  constructor(prefix: string) {
    this.prefix = prefix;
  }

  /** Those that begin with `prefix`, if anything of our own kind makes such ids. */
  static from(prefix: unknown): NumberedIds | undefined {
    return typeof prefix === 'string' && FORM.test(prefix) ? new NumberedIds(prefix) : undefined;
  }

  /** The number of an id, if it is the one that came up last. */
  recall(id: string): number | undefined {
    return id === this.lastId ? this.lastNumber : undefined;
  }

  /** An id's number; the id itself where it is another's, or spelled otherwise. */
  shortened(id: string): number | string {
    if (id === this.lastId) return this.lastNumber;
    const { prefix } = this;
    if (id.length !== prefix.length + DIGITS || !id.startsWith(prefix)) return id;
    let number = 0;
    for (let at = prefix.length; at < id.length; at += 1) {
      const unit = id.charCodeAt(at);
      const digit = unit >= 97 ? unit - 87 : unit - 48;
      if (digit < 0 || digit > 15 || (digit > 9 && unit < 97)) return id;
      number = number * 16 + digit;
    }
    return number;
  }

  /** The id that a number stands for; undefined: none. */
  text(number: number): string | undefined {
    return number >= 0 && number < END && Number.isInteger(number) ? this.textOf(number) : undefined;
  }

  /** The same for a number that is known to be one of theirs. */
  textOf(number: number): string {
    const low = number % IDS_TOGETHER;
    const high = (number - low) / IDS_TOGETHER;
    if (high !== this.#high) {
      this.#high = high;
      this.#head = this.prefix + high.toString(16).padStart(DIGITS - 2, '0');
    }
    this.lastNumber = number;
    return (this.lastId = this.#head + HEX_BYTES[low]);
  }
}
