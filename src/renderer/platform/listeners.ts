/** A set of listeners; one that is added or removed while they are called doesn't disturb the others. */
export class Listeners<Value> {
  readonly #listeners = new Set<(value: Value) => void>();

  add(listener: (value: Value) => void): () => void {
    // Wrapped, so that a listener that is added twice is called twice and removed once.
    const entry = (value: Value): void => listener(value);
    this.#listeners.add(entry);
    return () => this.#listeners.delete(entry);
  }

  tell(value: Value): void {
    const now = [...this.#listeners];
    for (const listener of now) listener(value);
  }
}
