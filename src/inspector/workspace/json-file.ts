import { existsSync, readFileSync } from 'node:fs';
import type { DamagedFile } from '@contract';
import { parseJson, stringifyJson } from '@json';
import type { Logger } from '@mesh';
import { describeDamage } from './describe-damage';
import { setAside } from './set-aside';
import { writeAtomic } from './write-atomic';

const WRITE_DELAY_MS = 300;

/** One file of the user's: read once, written a moment after it changed, and at the latest by `flush`. */
export class JsonFile {
  #timer: NodeJS.Timeout | undefined;
  #pending: (() => unknown) | undefined;

  constructor(
    private readonly kind: string,
    readonly path: string,
    private readonly logger: Logger | undefined,
  ) {}

  /**
   * Reads the file and hands what is in it to `take`, which throws where it isn't what it should be. What is damaged is
   * set aside unchanged.
   *
   * @returns what was found damaged
   */
  read(take: (document: unknown) => void): DamagedFile | undefined {
    if (!existsSync(this.path)) return undefined;
    try {
      take(parseJson(readFileSync(this.path, 'utf8').replace(/^\uFEFF/, '')));
      return undefined;
    } catch (error) {
      const reason = describeDamage(error);
      return { kind: this.kind, path: this.path, keptAs: setAside(this.path, new Date()), reason };
    }
  }

  /** Has the document written soon; the last one wins. */
  write(document: () => unknown): void {
    this.#pending = document;
    this.#timer ??= setTimeout(() => this.flush(), WRITE_DELAY_MS);
  }

  /** Writes what waits, now. A failure is told to the logger; what is in memory stays in use. */
  flush(): void {
    clearTimeout(this.#timer);
    this.#timer = undefined;
    const pending = this.#pending;
    this.#pending = undefined;
    if (pending === undefined) return;
    try {
      writeAtomic(this.path, `${stringifyJson(pending(), 2) ?? 'null'}\n`);
    } catch (error) {
      this.logger?.error(`${this.path} couldn't be written: ${describeDamage(error)}`);
    }
  }
}
