import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { FrameDetail, FrameRow } from '@contract';
import Database from 'libsql';
import type { FrameWrites } from './messages';

/** One number for target and sequence number: rows of a target lie side by side in the order of their arrival. */
const SEQS_PER_TARGET = 2 ** 40;

/** The captured frames of all targets, in a file in a directory of its own, both of which live as long as the inspector. */
export class FrameTable {
  readonly #directory: string;
  readonly #database: Database.Database;
  readonly #insert: Database.Statement;
  readonly #drop: Database.Statement;
  readonly #text: Database.Statement;
  readonly #rows: Database.Statement;

  /** @throws Error where the file can't be made */
  constructor() {
    // Nobody else can read it.
    this.#directory = mkdtempSync(join(tmpdir(), 'meshscope-'));
    this.#database = new Database(join(this.#directory, 'frames.sqlite'));
    // Nothing here has to survive a crash.
    this.#database.exec(
      'pragma journal_mode = off; pragma synchronous = off; pragma locking_mode = exclusive',
    );
    this.#database.exec(
      'create table frames (key integer primary key, row text not null, text text not null)',
    );
    this.#insert = this.#database.prepare('insert into frames (key, row, text) values (?, ?, ?)');
    this.#drop = this.#database.prepare('delete from frames where key > ? and key <= ?');
    this.#text = this.#database.prepare('select text from frames where key = ?');
    this.#rows = this.#database.prepare(
      'select row from frames where key > ? and key < ? order by key limit ?',
    );
    // An open file without a name is gone with the process, however that ends.
    if (process.platform !== 'win32') this.#removeDirectory();
  }

  write(writes: readonly FrameWrites[]): void {
    this.#database.exec('begin');
    try {
      for (const { target, seqs, rows, texts, dropUpTo } of writes) {
        const base = target * SEQS_PER_TARGET;
        for (const [index, seq] of seqs.entries()) this.#insert.run(base + seq, rows[index], texts[index]);
        if (dropUpTo > 0) this.#drop.run(base, base + dropUpTo);
      }
      this.#database.exec('commit');
    } catch (error) {
      this.#database.exec('rollback');
      throw error;
    }
  }

  texts(target: number, seqs: readonly number[]): FrameDetail[] {
    return seqs.map((seq) => {
      const [found] = this.#text.all(target * SEQS_PER_TARGET + seq) as { text: string }[];
      return found === undefined ? { seq } : { seq, text: found.text };
    });
  }

  rows(target: number, afterSeq: number, limit: number): FrameRow[] {
    const base = target * SEQS_PER_TARGET;
    const found = this.#rows.all(base + afterSeq, base + SEQS_PER_TARGET, limit) as { row: string }[];
    return found.map(({ row }) => JSON.parse(row) as FrameRow);
  }

  close(): void {
    this.#database.close();
    this.#removeDirectory();
  }

  #removeDirectory(): void {
    rmSync(this.#directory, { recursive: true, force: true });
  }
}
