/**
 * Saves at once what changes now and then, and what changes all the time every `everyMs`: a window that is closed in
 * the next moment loses nothing, and a drag isn't a hundred writes.
 */
export class Saver {
  readonly #save: () => void;
  readonly #everyMs: number;
  #timer: ReturnType<typeof setTimeout> | undefined;
  #waits = false;

  constructor(save: () => void, everyMs: number) {
    this.#save = save;
    this.#everyMs = everyMs;
  }

  /** Something changed. */
  changed(): void {
    this.#waits = true;
    if (this.#timer === undefined) this.flush();
  }

  /** Saves now what still waits. */
  flush(): void {
    if (this.#timer !== undefined) clearTimeout(this.#timer);
    this.#timer = undefined;
    if (!this.#waits) return;
    this.#waits = false;
    this.#timer = setTimeout(() => this.flush(), this.#everyMs);
    this.#save();
  }
}
