import { expect } from 'vitest';

/** The values that a scenario's `$names` stand for. */
export class Bindings {
  readonly #values = new Map<string, unknown>();

  /** Puts the values in; a name that isn't bound yet is given one of its own. */
  fill(pattern: unknown): unknown {
    return mapNames(pattern, (name) => {
      if (!this.#values.has(name)) this.#values.set(name, `value-of-${name}`);
      return this.#values.get(name);
    });
  }

  /** Binds the names that have no value yet to what `actual` has in their place, then expects it to be the same. */
  expectMatch(actual: unknown, pattern: unknown): void {
    this.#bind(actual, pattern);
    expect(actual).toStrictEqual(this.fill(pattern));
  }

  #bind(actual: unknown, pattern: unknown): void {
    if (typeof pattern === 'string' && pattern.startsWith('$')) {
      if (!this.#values.has(pattern)) this.#values.set(pattern, actual);
    } else if (
      typeof pattern === 'object' &&
      pattern !== null &&
      typeof actual === 'object' &&
      actual !== null
    ) {
      for (const [key, item] of Object.entries(pattern))
        this.#bind((actual as Record<string, unknown>)[key], item);
    }
  }
}

function mapNames(pattern: unknown, valueOf: (name: string) => unknown): unknown {
  if (typeof pattern === 'string') return pattern.startsWith('$') ? valueOf(pattern) : pattern;
  if (Array.isArray(pattern)) return pattern.map((item) => mapNames(item, valueOf));
  if (typeof pattern !== 'object' || pattern === null) return pattern;
  return Object.fromEntries(Object.entries(pattern).map(([key, item]) => [key, mapNames(item, valueOf)]));
}
