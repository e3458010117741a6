import { lowerBound } from './lowerBound';

/** A row that a stream delivers in rising order. */
export interface Sequenced {
  readonly seq: number;
}

/** The newest rows of a stream, at most `capacity` of them; the oldest go first. Additions cost amortised O(1). */
export class RowWindow<Row extends Sequenced> {
  #items: Row[] = [];
  #head = 0;
  #removed = 0;
  #capacity: number;

  constructor(capacity = Number.POSITIVE_INFINITY) {
    this.#capacity = capacity;
  }

  get length(): number {
    return this.#items.length - this.#head;
  }

  /** How many rows have left at the front since the start. */
  get removed(): number {
    return this.#removed;
  }

  get capacity(): number {
    return this.#capacity;
  }

  /** Removes the oldest rows where the new bound asks for it. */
  set capacity(rows: number) {
    this.#capacity = rows;
    this.#shrink();
  }

  at(index: number): Row | undefined {
    return index < 0 ? undefined : this.#items[this.#head + index];
  }

  get first(): Row | undefined {
    return this.at(0);
  }

  get last(): Row | undefined {
    return this.#items.length > this.#head ? this.#items[this.#items.length - 1] : undefined;
  }

  push(row: Row): void {
    this.#items.push(row);
    this.#shrink();
  }

  /** Removes the rows before `seq`. */
  dropBefore(seq: number): void {
    this.#drop(this.#lowerBound(seq));
  }

  clear(): void {
    this.#removed += this.length;
    this.#items = [];
    this.#head = 0;
  }

  /** Position of the row with this `seq`; -1 where it isn't (any more). */
  indexOf(seq: number): number {
    const index = this.#lowerBound(seq);
    return this.at(index)?.seq === seq ? index : -1;
  }

  toArray(): Row[] {
    return this.#items.slice(this.#head);
  }

  #shrink(): void {
    if (this.length > this.#capacity) this.#drop(this.length - this.#capacity);
  }

  #drop(count: number): void {
    this.#head += count;
    this.#removed += count;
    // Half of the array is spent: copy the rest once, so that memory stays within twice the bound.
    if (this.#head > 1024 && this.#head * 2 > this.#items.length) {
      this.#items = this.#items.slice(this.#head);
      this.#head = 0;
    }
  }

  #lowerBound(seq: number): number {
    return lowerBound(this.length, (index) => this.at(index)?.seq ?? Number.POSITIVE_INFINITY, seq);
  }
}
