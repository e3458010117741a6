import { isNumberText } from './isNumberText';

/**
 * A number by its exact JSON text, for where no container can remember the text: a reply that is `206.00` by itself, or a
 * number that a form writes as it was typed. In a payload, channels that carry JSON text write it as it is.
 */
export class JsonNumber {
  /** As it stands in JSON: `206.00`, `9007199254740993`. */
  readonly text: string;

  /** @throws RangeError where the text isn't a number by JSON's grammar. */
  constructor(text: string) {
    if (!isNumberText(text)) throw new RangeError(`${JSON.stringify(text)} isn't a JSON number`);
    this.text = text;
  }

  /** The nearest double. */
  valueOf(): number {
    return Number(this.text);
  }

  /** The text. */
  toString(): string {
    return this.text;
  }

  /** For plain `JSON.stringify`, which can't write the text itself. */
  toJSON(): number {
    return Number(this.text);
  }
}
