import { existsSync, readFileSync } from 'node:fs';
import type { DamagedFile } from '@contract';
import { parseJson, stringifyJson } from '@json';
import type { Logger } from '@mesh';
import { describeDamage } from './describe-damage';
import { setAside } from './set-aside';
import type { UnwrittenFiles } from './unwritten-files';
import { writeAtomic } from './write-atomic';

const WRITE_DELAY_MS = 300;
const RETRY_DELAY_MS = 5_000;

/** One file of the user's: read once, written a moment after it changed, and at the latest by `flush`. */
export class JsonFile {
  #timer: NodeJS.Timeout | undefined;
  #retry: NodeJS.Timeout | undefined;
  #pending: (() => unknown) | undefined;
  /** A damaged file couldn't be set aside: it isn't written over. */
  #damagedInPlace = false;

  constructor(
    private readonly kind: string,
    readonly path: string,
    private readonly logger: Logger | undefined,
    private readonly unwritten: UnwrittenFiles,
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
      return {
        kind: this.kind,
        path: this.path,
        keptAs: this.#setAside() ?? this.path,
        reason: describeDamage(error),
      };
    }
  }

  /**
   * Reads once more what was found damaged, where it is kept. It stays there, and what was taken from it is written to
   * the file itself by whoever took it.
   *
   * @returns what is still damaged
   */
  readAgain(damaged: DamagedFile, take: (document: unknown) => void): DamagedFile | undefined {
    try {
      take(parseJson(readFileSync(damaged.keptAs, 'utf8').replace(/^\uFEFF/, '')));
      return undefined;
    } catch (error) {
      return { ...damaged, reason: describeDamage(error) };
    }
  }

  /** Has the document written soon; the last one wins. */
  write(document: () => unknown): void {
    this.#pending = document;
    this.#timer ??= setTimeout(() => this.flush(), WRITE_DELAY_MS);
  }

  /** Writes what waits, now. Where that fails, it is told, what is in memory stays in use, and it is tried again. */
  flush(): void {
    clearTimeout(this.#timer);
    clearTimeout(this.#retry);
    this.#timer = undefined;
    const pending = this.#pending;
    this.#pending = undefined;
    if (pending === undefined) return;
    try {
      if (this.#damagedInPlace) setAside(this.path, new Date());
      this.#damagedInPlace = false;
      writeAtomic(this.path, `${stringifyJson(pending(), 2) ?? 'null'}\n`);
      this.unwritten.note(this.kind, this.path, undefined);
    } catch (error) {
      const reason = describeDamage(error);
      this.logger?.error(`${this.path} couldn't be written: ${reason}`);
      this.#pending ??= pending;
      this.#retry = setTimeout(() => this.flush(), RETRY_DELAY_MS).unref();
      this.unwritten.note(this.kind, this.path, reason);
    }
  }

  #setAside(): string | undefined {
    try {
      return setAside(this.path, new Date());
    } catch {
      // The directory can't be written either: it is tried again before the file is.
      this.#damagedInPlace = true;
      return undefined;
    }
  }
}
