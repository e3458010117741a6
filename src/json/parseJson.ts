import { decodeNumber, isCanonical } from './decodeNumber';
import { JsonNumber } from './JsonNumber';
import { forgetNumberText, rememberNumberText } from './numberTexts';
import { type JsonVisitor, walkJson } from './walkJson';

/**
 * Finds every number that a double's own text might not give back: 16 characters or more, a trailing zero behind
 * the point, an exponent, a minus zero, seven places after 0. It may also find one inside a string, which then only
 * costs time.
 */
const NEEDS_CARE =
  /(?:^|[:,[\s])(?:-0(?!\.\d*[1-9])|-?(?:[\d.]{16}|0\.000000|\d+(?:\.\d*0(?=[\s,}\]]|$)|(?:\.\d+)?[eE][+-]?\d+(?=[\s,}\]]|$))))/;

/**
 * Parses JSON into plain values without losing numbers. Integers beyond the safe range become BigInt; every other
 * number a `number`, and where its value alone doesn't give its text back (`206.00`, `1e3`, `-0`, `1e400`) the
 * container remembers the text for `stringifyJson` and `numberText`. A bare number of that kind becomes a
 * `JsonNumber`. Duplicate keys: the last wins. `__proto__` is an ordinary member.
 * @throws JsonSyntaxError
 */
export function parseJson(text: string): unknown {
  if (!NEEDS_CARE.test(text)) {
    try {
      return JSON.parse(text) as unknown;
    } catch {
      // Our own walk below says what is wrong in plain words, and where.
    }
  }
  const builder = new ValueBuilder();
  walkJson(text, builder);
  return builder.root;
}

type Container = Record<string, unknown> | unknown[];

class ValueBuilder implements JsonVisitor {
  root: unknown;
  readonly #open: Container[] = [];
  #remembers = false;
  #container: Container | undefined;
  #key = '';

  openObject(): void {
    this.#push({});
  }

  openArray(): void {
    this.#push([]);
  }

  key(name: string): void {
    this.#key = name;
  }

  string(value: string): void {
    this.#add(value);
  }

  literal(value: boolean | null): void {
    this.#add(value);
  }

  number(text: string): void {
    const value = decodeNumber(text);
    const exact = isCanonical(text, value);
    if (this.#container === undefined) {
      this.root = exact ? value : new JsonNumber(text);
      return;
    }
    const key = Array.isArray(this.#container) ? this.#container.length : this.#key;
    this.#add(value);
    if (exact) return;
    this.#remembers = true;
    rememberNumberText(this.#container, key, text, value);
  }

  close(): void {
    this.#open.pop();
    this.#container = this.#open[this.#open.length - 1];
  }

  #push(container: Container): void {
    this.#add(container);
    this.#open.push(container);
    this.#container = container;
  }

  #add(value: unknown): void {
    const container = this.#container;
    if (container === undefined) this.root = value;
    else if (Array.isArray(container)) container.push(value);
    else {
      if (this.#key === '__proto__') {
        Object.defineProperty(container, this.#key, {
          value,
          writable: true,
          enumerable: true,
          configurable: true,
        });
      } else container[this.#key] = value;
      if (this.#remembers) forgetNumberText(container, this.#key);
    }
  }
}
