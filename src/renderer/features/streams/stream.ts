import { createStore, type StoreApi } from 'zustand/vanilla';
import type { Filter, Filterable } from './filter/filter';
import { parseFilter } from './filter/parseFilter';
import { indexOfSeq } from './lowerBound';
import { RowWindow, type Sequenced } from './rowWindow';

/** A choice beside the filter's text (a chip, a facet). */
export interface Narrowing<Row> {
  /** What it lets through. */
  readonly test: (row: Row) => boolean;
  /** The values that it was made of, for the view that offers it. */
  readonly values?: ReadonlySet<string>;
}

export interface StreamState<Row> {
  /** What passes the filter, the oldest first; a new array whenever it changed. */
  readonly rows: readonly Row[];
  /** How many rows are kept here, whether they pass or not. */
  readonly kept: number;
  /** How many of the kept ones are violations, ignored or refused. */
  readonly problems: number;
  readonly filter: Filter;
  readonly narrowings: ReadonlyMap<string, Narrowing<Row>>;
  /** The view stands still; rows and counts go on behind it. */
  readonly paused: boolean;
  readonly newWhilePaused: number;
  /** The newest row stays in sight. */
  readonly following: boolean;
  /** The chosen row; it stays though the filter hides it or the limit drops it, because somebody looks at it. */
  readonly selected: Row | undefined;
  readonly setFilter: (text: string) => void;
  /** Adds, replaces or (undefined) takes away the choice of this name. */
  readonly narrow: (name: string, choice: Narrowing<Row> | undefined) => void;
  /** Takes filter and all choices away. */
  readonly showAll: () => void;
  readonly setPaused: (paused: boolean) => void;
  readonly setFollowing: (following: boolean) => void;
  readonly select: (seq: number | undefined) => void;
}

export interface StreamOptions<Row> {
  readonly capacity: number;
  /** How the filter sees a row. */
  readonly describe: (row: Row) => Filterable;
  readonly isProblem: (row: Row) => boolean;
}

/**
 * The newest rows of one kind and what a view shows of them. Rows are added between two paintings and shown by
 * `publish`, so that filtering costs each row once and views change ten times a second at most.
 */
export class Stream<Row extends Sequenced> {
  readonly store: StoreApi<StreamState<Row>>;
  readonly #options: StreamOptions<Row>;
  readonly #kept: RowWindow<Row>;
  readonly #problems = new RowWindow<Row>();
  #passing = new RowWindow<Row>();
  /** The rows at the moment of the pause. */
  #frozen: readonly Row[] | undefined;
  #newWhilePaused = 0;
  #changed = false;

  constructor(options: StreamOptions<Row>) {
    this.#options = options;
    this.#kept = new RowWindow(options.capacity);
    this.store = createStore<StreamState<Row>>((set) => ({
      rows: [],
      kept: 0,
      problems: 0,
      filter: parseFilter(''),
      narrowings: new Map(),
      paused: false,
      newWhilePaused: 0,
      following: true,
      selected: undefined,
      setFilter: (text) => {
        set({ filter: parseFilter(text) });
        this.#refilter();
      },
      narrow: (name, choice) => {
        const narrowings = new Map(this.store.getState().narrowings);
        if (choice === undefined) narrowings.delete(name);
        else narrowings.set(name, choice);
        set({ narrowings });
        this.#refilter();
      },
      showAll: () => {
        set({ filter: parseFilter(''), narrowings: new Map() });
        this.#refilter();
      },
      setPaused: (paused) => this.#setPaused(paused),
      setFollowing: (following) => set({ following }),
      select: (seq) => set({ selected: seq === undefined ? undefined : this.#visible(seq) }),
    }));
  }

  get capacity(): number {
    return this.#kept.capacity;
  }

  set capacity(rows: number) {
    this.#kept.capacity = rows;
    this.#changed = true;
  }

  get firstSeq(): number | undefined {
    return this.#kept.first?.seq;
  }

  get lastSeq(): number {
    return this.#kept.last?.seq ?? 0;
  }

  find(seq: number): Row | undefined {
    return this.#kept.at(this.#kept.indexOf(seq));
  }

  /** The kept rows whether they pass or not, the oldest first. */
  all(): readonly Row[] {
    return this.#kept.toArray();
  }

  /** The kept rows for which `wanted` holds, the newest first, back to the first one for which `far` holds. */
  newest(wanted: (row: Row) => boolean, far: (row: Row) => boolean): Row[] {
    const found: Row[] = [];
    for (let index = this.#kept.length - 1; index >= 0; index--) {
      const row = this.#kept.at(index);
      if (row === undefined || far(row)) break;
      if (wanted(row)) found.push(row);
    }
    return found;
  }

  /** Takes in a row; `seq` must rise. Shown by the next `publish`. */
  add(row: Row): void {
    this.#kept.push(row);
    if (this.#options.isProblem(row)) this.#problems.push(row);
    if (this.#frozen === undefined && this.#passes(row)) this.#passing.push(row);
    this.#changed = true;
  }

  /** Puts these rows, the oldest first, in the place of all; what is shown changes with the next `publish`. */
  refill(rows: readonly Row[]): void {
    this.#kept.clear();
    this.#problems.clear();
    if (this.#frozen === undefined) this.#passing.clear();
    for (const row of rows) this.add(row);
    this.#changed = true;
  }

  /** Counts what came while the view stands still, rows that were skipped included. */
  countNew(count: number): void {
    if (this.#frozen === undefined || count <= 0) return;
    this.#newWhilePaused += count;
    this.#changed = true;
  }

  /** Shows what was added since the last time. */
  publish(): void {
    if (!this.#changed) return;
    this.#changed = false;
    const first = this.#kept.first?.seq ?? Number.POSITIVE_INFINITY;
    this.#problems.dropBefore(first);
    if (this.#frozen === undefined) this.#passing.dropBefore(first);
    this.store.setState({
      ...(this.#frozen === undefined ? { rows: this.#passing.toArray() } : {}),
      kept: this.#kept.length,
      problems: this.#problems.length,
      newWhilePaused: this.#newWhilePaused,
    });
  }

  /** Forgets all rows; filter, pause and Follow stay. */
  clear(): void {
    this.#kept.clear();
    this.#problems.clear();
    this.#passing.clear();
    this.#newWhilePaused = 0;
    if (this.#frozen !== undefined) this.#frozen = [];
    this.#changed = false;
    this.store.setState({ rows: [], kept: 0, problems: 0, newWhilePaused: 0, selected: undefined });
  }

  /** A row that the view can name: one that is kept, or stood still with the pause. */
  #visible(seq: number): Row | undefined {
    return this.find(seq) ?? this.#frozen?.[indexOfSeq(this.#frozen, seq)];
  }

  #setPaused(paused: boolean): void {
    if (paused === (this.#frozen !== undefined)) return;
    this.#newWhilePaused = 0;
    this.#frozen = paused ? this.#kept.toArray() : undefined;
    this.store.setState({ paused, newWhilePaused: 0 });
    this.#refilter();
  }

  #refilter(): void {
    this.#passing = new RowWindow<Row>();
    for (const row of this.#frozen ?? this.#kept.toArray()) if (this.#passes(row)) this.#passing.push(row);
    this.store.setState({ rows: this.#passing.toArray() });
  }

  #passes(row: Row): boolean {
    const { filter, narrowings } = this.store.getState();
    for (const { test } of narrowings.values()) if (!test(row)) return false;
    return filter.empty || filter.matches(this.#options.describe(row));
  }
}
