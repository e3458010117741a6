import { isNumberText } from './isNumberText';

/**
 * A number by its exact JSON text, for where no container can remember the text: `parseJson('206.00')`, or a
 * number that a form writes as it was typed. `stringifyJson` writes the text as it is.
 */
export class JsonNumber {
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

  toString(): string {
    return this.text;
  }

  /** For plain `JSON.stringify`, which can't write the text itself. */
  toJSON(): number {
    return Number(this.text);
  }
}
