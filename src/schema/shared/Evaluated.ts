/**
 * Which members and items of one value a schema has looked at, for `unevaluatedProperties` and `unevaluatedItems` (draft
 * 2020-12, Core, 11).
 */
export class Evaluated {
  readonly #names = new Set<string>();
  readonly #indexes = new Set<number>();
  #itemsUpTo = 0;

  /** A member was looked at. */
  addName(name: string): void {
    this.#names.add(name);
  }

  /** An item was looked at by itself. */
  addIndex(index: number): void {
    this.#indexes.add(index);
  }

  /** The first items were looked at. */
  addItems(count: number): void {
    this.#itemsUpTo = Math.max(this.#itemsUpTo, count);
  }

  /** What another schema has looked at counts here, too. */
  add(other: Evaluated): void {
    for (const name of other.#names) this.#names.add(name);
    for (const index of other.#indexes) this.#indexes.add(index);
    this.addItems(other.#itemsUpTo);
  }

  hasName(name: string): boolean {
    return this.#names.has(name);
  }

  hasIndex(index: number): boolean {
    return index < this.#itemsUpTo || this.#indexes.has(index);
  }
}
