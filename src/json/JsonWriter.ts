import { JsonCarryError } from './JsonCarryError';
import { JsonNumber } from './JsonNumber';
import { hasNumberTexts, numberText } from './numberTexts';

/** Far beyond what anybody reads: a `toJSON` that gives another object each time goes on for ever. */
const MOST_LEVELS = 500_000;
/** The place of a fault is named so far down. */
const LEVELS_NAMED = 100;

interface Level {
  readonly container: object;
  /** Undefined for an array. */
  readonly keys: readonly string[] | undefined;
  readonly length: number;
  next: number;
  written: number;
}

/** Writes one value as JSON by `stringifyJson`'s rules, without recursion. */
export class JsonWriter {
  readonly #space: string;
  readonly #parts: string[] = [];
  readonly #levels: Level[] = [];
  readonly #above = new Set<object>();

  constructor(indent: number) {
    this.#space = ' '.repeat(Math.min(10, Math.max(0, Math.trunc(indent))));
  }

  write(value: unknown): string | undefined {
    const text = this.#begin(resolve(value, ''));
    if (text !== null) return text;
    for (let level = this.#levels.at(-1); level !== undefined; level = this.#levels.at(-1)) this.#step(level);
    return this.#parts.join('');
  }

  #step(level: Level): void {
    if (level.next >= level.length) {
      this.#levels.pop();
      this.#above.delete(level.container);
      if (level.written > 0) this.#newLine();
      this.#parts.push(level.keys === undefined ? ']' : '}');
      return;
    }
    const key = level.keys === undefined ? level.next : (level.keys[level.next] ?? '');
    level.next++;
    const member = resolve((level.container as Record<string | number, unknown>)[key], String(key));
    if (member === undefined && level.keys !== undefined) return;
    if (level.written++ > 0) this.#parts.push(',');
    this.#newLine();
    if (level.keys !== undefined) this.#parts.push(JSON.stringify(key), this.#space === '' ? ':' : ': ');
    const kept = hasNumberTexts(level.container) ? numberText(level.container, key) : undefined;
    const text = kept ?? this.#begin(member);
    if (text !== null) this.#parts.push(text ?? 'null');
  }

  /** The text of a scalar; null where a container was opened; undefined for undefined. */
  #begin(value: unknown): string | undefined | null {
    switch (typeof value) {
      case 'undefined':
        return undefined;
      case 'bigint':
        return String(value);
      case 'function':
      case 'symbol':
        throw new JsonCarryError(`a ${typeof value}`, this.#path());
      case 'string':
      case 'number':
      case 'boolean':
        return JSON.stringify(value);
      case 'object':
        if (value === null) return 'null';
        if (value instanceof JsonNumber) return value.text;
        if (value instanceof String || value instanceof Number || value instanceof Boolean)
          return JSON.stringify(value);
        this.#open(value);
        return null;
    }
  }

  #open(container: object): void {
    if (this.#above.has(container)) throw new JsonCarryError('a value that contains itself', this.#path());
    if (this.#levels.length >= MOST_LEVELS)
      throw new JsonCarryError('a value that is nested without end', this.#path());
    this.#above.add(container);
    const keys = Array.isArray(container) ? undefined : Object.keys(container);
    const length = keys?.length ?? (container as unknown[]).length;
    this.#parts.push(keys === undefined ? '[' : '{');
    this.#levels.push({ container, keys, length, next: 0, written: 0 });
  }

  #newLine(): void {
    if (this.#space !== '') this.#parts.push('\n', this.#space.repeat(this.#levels.length));
  }

  #path(): string {
    const named = this.#levels.slice(0, LEVELS_NAMED);
    const rest = this.#levels.length > LEVELS_NAMED ? '/…' : '';
    return named
      .map(({ keys, next }) => `/${keys === undefined ? next - 1 : escapePointer(keys[next - 1] ?? '')}`)
      .join('')
      .concat(rest);
  }
}

function resolve(value: unknown, key: string): unknown {
  if (typeof value !== 'object' || value === null || value instanceof JsonNumber) return value;
  const own: unknown = (value as { toJSON?: unknown }).toJSON;
  return typeof own === 'function' ? (own.call(value, key) as unknown) : value;
}

function escapePointer(key: string): string {
  return key.replaceAll('~', '~0').replaceAll('/', '~1');
}
