/** Names of the language that a generated one must not hide. */
const TAKEN = (
  'Array BigInt Boolean Date Error Function Infinity Map NaN Number Object ' +
  'Omit Partial Pick Promise Readonly Record RegExp Required Set String Symbol'
).split(' ');

/** Hands out names, each once. */
export class NameSet {
  readonly #taken = new Set<string>(TAKEN);

  has(name: string): boolean {
    return this.#taken.has(name);
  }

  /** The first of the wished names that is free, else the last of them with the lowest number that makes it free. */
  claim(...wishes: readonly [string, ...string[]]): string {
    const free =
      wishes.find((wish) => !this.#taken.has(wish)) ?? this.#numbered(wishes[wishes.length - 1] ?? '');
    this.#taken.add(free);
    return free;
  }

  #numbered(name: string): string {
    let number = 2;
    while (this.#taken.has(`${name}${number}`)) number += 1;
    return `${name}${number}`;
  }
}
