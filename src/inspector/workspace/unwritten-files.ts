import type { UnwrittenFile } from '@contract';

/** The user's files that can't be written at the moment, and why. */
export class UnwrittenFiles {
  readonly #files = new Map<string, UnwrittenFile>();

  constructor(private readonly changed: () => void) {}

  get list(): UnwrittenFile[] {
    return [...this.#files.values()];
  }

  /** Notes why a file couldn't be written; without a reason, that it was. */
  note(kind: string, path: string, reason: string | undefined): void {
    if (this.#files.get(kind)?.reason === reason) return;
    if (reason === undefined) this.#files.delete(kind);
    else this.#files.set(kind, { kind, path, reason });
    this.changed();
  }
}
