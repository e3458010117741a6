import type { LogRow } from '@contract';
import type { Clock } from '../clock';
import { cutText } from '../wire/cut-text';

const KEPT_ROWS = 5_000;
const TEXT_CHARS = 4_000;
/** Of violations a second; the others are counted in one line. */
const VIOLATIONS_A_SECOND = 20;

/** The log of one target: stderr, links, violations; bounded. */
export class LogBook {
  #rows: LogRow[] = [];
  #lastSeq = 0;
  #second = 0;
  #violations = 0;
  readonly #changed = new Set<() => void>();

  constructor(
    private readonly targetId: string,
    private readonly now: Clock,
  ) {}

  add(source: LogRow['source'], level: LogRow['level'], text: string): void {
    const at = this.now();
    if (source === 'violation' && !this.#admits(at)) return;
    const shown = cutText(text, 0, text.length, TEXT_CHARS);
    const rest = text.length - shown.length;
    this.#append(at, source, level, rest > 0 ? `${shown}… (${rest} more characters)` : shown);
  }

  /** The next rows after one, oldest first. */
  after(seq: number, limit: number): readonly LogRow[] {
    const [first] = this.#rows;
    if (first === undefined) return [];
    const from = Math.max(0, seq + 1 - first.seq);
    return this.#rows.slice(from, from + limit);
  }

  /** The texts of the newest lines of one source. */
  newest(source: LogRow['source'], count: number, since: number): string[] {
    const texts = this.#rows.filter((row) => row.source === source && row.at >= since).map((row) => row.text);
    return texts.slice(-count);
  }

  clear(): void {
    this.#rows = [];
    this.#tell();
  }

  onChange(listener: () => void): () => void {
    this.#changed.add(listener);
    return () => this.#changed.delete(listener);
  }

  /** Whether this second has room for one more violation; when a new one begins, says what the last one left out. */
  #admits(at: number): boolean {
    const second = Math.floor(at / 1_000);
    if (second !== this.#second) {
      const left = this.#violations - VIOLATIONS_A_SECOND;
      this.#second = second;
      this.#violations = 0;
      if (left > 0) {
        this.#append(
          at,
          'violation',
          'warn',
          `${left} more violations in one second; Traffic has all of them`,
        );
      }
    }
    return ++this.#violations <= VIOLATIONS_A_SECOND;
  }

  #append(at: number, source: LogRow['source'], level: LogRow['level'], text: string): void {
    this.#rows.push({ seq: ++this.#lastSeq, at, targetId: this.targetId, level, source, text });
    if (this.#rows.length > KEPT_ROWS * 2) this.#rows = this.#rows.slice(-KEPT_ROWS);
    this.#tell();
  }

  #tell(): void {
    for (const listener of this.#changed) listener();
  }
}
