/** What is wrong with a part of a filter, and where it stands in the text. */
export interface FilterProblem {
  readonly start: number;
  readonly end: number;
  readonly message: string;
}

/** A row as the filter sees it, whichever stream it is of. Absent members match nothing. */
export interface Filterable {
  readonly type?: string;
  readonly id?: string;
  readonly channel?: string;
  readonly registry?: string;
  readonly direction?: 'in' | 'out';
  readonly messageId?: string;
  readonly thid?: string;
  readonly traceId?: string;
  readonly sizeBytes?: number;
  readonly durationMs?: number;
  /** Words that `is:` knows of this row, lower case. */
  readonly states: readonly string[];
  readonly level?: string;
  readonly source?: string;
  readonly target?: string;
  /** Free words are looked for here, besides type, id and channel. */
  readonly text?: string;
  /** JSON text for comparisons, and whether it is only a beginning. */
  readonly payload?: string;
  readonly payloadCut?: boolean;
}

export type Predicate = (row: Filterable) => boolean;

export interface Filter {
  readonly text: string;
  /** Parts with a problem are left out of it. */
  readonly matches: Predicate;
  readonly problems: readonly FilterProblem[];
  /** Nothing is asked for: everything matches. */
  readonly empty: boolean;
  /** Looks into payloads, of which a row has only the beginning. */
  readonly readsPayload: boolean;
}
