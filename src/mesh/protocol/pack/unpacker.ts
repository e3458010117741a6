import type { ReportViolation } from '../decode-message';
import { Dictionaries } from './dictionaries';
import type { NumberedIds } from './numbered-ids';
import { Unpacking } from './unpacking';

/** Reads the packed batches of a link (docs/own-kind.md, Pack). */
export class Unpacker {
  readonly #ours: NumberedIds;
  readonly #theirs: NumberedIds;
  readonly #report: ReportViolation;
  readonly #told = new Dictionaries();

  constructor(ours: NumberedIds, theirs: NumberedIds, report: ReportViolation) {
    this.#ours = ours;
    this.#theirs = theirs;
    this.#report = report;
  }

  /** Whether an array is a packed batch, and not one of whole messages. */
  reads([told]: readonly unknown[]): boolean {
    return told === 0 || Array.isArray(told);
  }

  /** Learns what a batch tells; its messages can be read then. */
  unpacking(row: readonly unknown[]): Unpacking {
    const [told] = row;
    if (Array.isArray(told)) this.#told.learn(told, (reason) => this.#report(told, reason));
    return new Unpacking(row, this.#ours, this.#theirs, this.#told, this.#report);
  }
}
