import type { FrameRow } from '@contract';
import { useCallback, useMemo, useState } from 'react';
import { useStore } from 'zustand';
import { indexOfSeq, useStreams } from '../streams';
import { type GroupedRows, groupRuns, type Run } from './groupRuns';

export interface Runs extends GroupedRows {
  /** Shows the events of a run one by one, or together. */
  readonly open: (run: Run, open: boolean) => void;
}

/** A span of frames whose runs are open; the run may lose its first and gain further ones meanwhile. */
interface Span {
  readonly from: number;
  readonly to: number;
}

/** The rows with runs of events drawn together; the run of the chosen row opens. */
export function useRuns(rows: readonly FrameRow[], selected: FrameRow | undefined): Runs {
  const streams = useStreams();
  const grouped = useStore(streams.grouping);
  const { isCopy, targetId } = useStore(streams.capture);
  const [spans, setSpans] = useState<{
    readonly targetId: string | undefined;
    readonly list: readonly Span[];
  }>({ targetId, list: [] });
  const opened = spans.targetId === targetId ? spans.list : none;
  const drawn = useMemo(() => {
    if (!grouped) return { rows, runs: new Map<number, never>() };
    return groupRuns(
      rows,
      ({ seq }) => isCopy(seq),
      (run) => opened.some(({ from, to }) => run.from <= to && run.to >= from),
    );
  }, [rows, grouped, isCopy, opened]);
  const hidden =
    selected !== undefined && indexOfSeq(drawn.rows, selected.seq) < 0 && indexOfSeq(rows, selected.seq) >= 0
      ? selected.seq
      : undefined;
  if (hidden !== undefined) setSpans({ targetId, list: [...opened, { from: hidden, to: hidden }] });
  const open = useCallback(
    (run: Run, opens: boolean): void => {
      const others = opened.filter(({ from, to }) => run.from > to || run.to < from);
      setSpans({ targetId, list: opens ? [...others, { from: run.from, to: run.to }] : others });
    },
    [opened, targetId],
  );
  return { ...drawn, open };
}

const none: readonly Span[] = [];
