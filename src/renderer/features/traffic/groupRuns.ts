import type { FrameRow } from '@contract';

/** Events of one id, one after the other, that came at once. */
export interface Run {
  /** `seq` of the first and of the last one. */
  readonly from: number;
  readonly to: number;
  readonly count: number;
  readonly spanMs: number;
  /** Each is a row of its own. */
  readonly open: boolean;
}

export interface GroupedRows {
  /** The rows to show: of a closed run only its first. */
  readonly rows: readonly FrameRow[];
  /** By the `seq` of its first row. */
  readonly runs: ReadonlyMap<number, Run>;
}

/** Two frames, each told by its own row, are easier read than a count. */
const LEAST = 3;
/** What comes further apart than this isn't one happening: a clock that ticks each second stays as it is. */
const MOST_APART_MS = 100;

/**
 * Draws runs of events together, so that a burst doesn't hide the calls around it.
 * @param single rows that stand by themselves: they say something that a run wouldn't
 * @param isOpen whether a run is shown row by row
 */
export function groupRuns(
  rows: readonly FrameRow[],
  single: (row: FrameRow) => boolean,
  isOpen: (run: Omit<Run, 'open'>) => boolean,
): GroupedRows {
  const shown: FrameRow[] = [];
  const runs = new Map<number, Run>();
  for (let begin = 0; begin < rows.length; ) {
    const end = endOfRun(rows, begin, single);
    const [first, last] = [rows[begin], rows[end - 1]];
    if (first === undefined || last === undefined) break;
    if (end - begin < LEAST) for (let at = begin; at < end; at++) shown.push(rows[at] ?? first);
    else {
      const run = { from: first.seq, to: last.seq, count: end - begin, spanMs: last.at - first.at };
      const open = isOpen(run);
      runs.set(first.seq, { ...run, open });
      for (let at = begin; at < (open ? end : begin + 1); at++) shown.push(rows[at] ?? first);
    }
    begin = end;
  }
  return { rows: shown, runs };
}

/** The first row of the run that a row belongs to; undefined: it belongs to none. */
export function headOf(runs: ReadonlyMap<number, Run>, seq: number): number | undefined {
  for (const { from, to } of runs.values()) if (from <= seq && seq <= to) return from;
  return undefined;
}

/** Position after the last row that goes on with what begins here. */
function endOfRun(rows: readonly FrameRow[], begin: number, single: (row: FrameRow) => boolean): number {
  let end = begin + 1;
  let before = rows[begin];
  if (before === undefined || before.type !== 'event' || before.kind !== 'frame' || single(before))
    return end;
  for (; end < rows.length; end++) {
    const row = rows[end];
    if (row === undefined || !goesOn(before, row) || single(row)) break;
    before = row;
  }
  return end;
}

const goesOn = (before: FrameRow, row: FrameRow): boolean =>
  row.type === 'event' &&
  row.kind === 'frame' &&
  row.subject === before.subject &&
  row.direction === before.direction &&
  row.channel === before.channel &&
  row.registry === before.registry &&
  row.at - before.at <= MOST_APART_MS;
