/**
 * A map that forgets its oldest entries, half of them at a time: finding the single oldest one of a large `Map` that is
 * deleted from at its front gets slow.
 */
export class RecentMap<Value> {
  #young = new Map<string, Value>();
  #old = new Map<string, Value>();

  /** @param atLeast so many of the newest entries are known at any time; twice as many at most */
  constructor(private readonly atLeast: number) {}

  get(key: string): Value | undefined {
    return this.#young.get(key) ?? this.#old.get(key);
  }

  has(key: string): boolean {
    return this.#young.has(key) || this.#old.has(key);
  }

  set(key: string, value: Value): void {
    this.#young.set(key, value);
    if (this.#young.size >= this.atLeast) this.age();
  }

  delete(key: string): void {
    this.#young.delete(key);
    this.#old.delete(key);
  }

  /** Forgets what was set before this was called the last time. */
  age(): void {
    this.#old = this.#young;
    this.#young = new Map();
  }

  clear(): void {
    this.#young.clear();
    this.#old.clear();
  }

  *values(): Iterable<Value> {
    yield* this.#young.values();
    for (const [key, value] of this.#old) if (!this.#young.has(key)) yield value;
  }
}
