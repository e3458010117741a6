import { useEffect, useMemo, useState } from 'react';
import type { JsonIndex } from './JsonIndex';
import { parseJsonPath, selectByPath } from './jsonPath';
import { TextSearch } from './searchText';

const AT_ONCE_MS = 20;
const SLICE_MS = 12;

export interface Matches {
  nodes: readonly number[];
  /** More may come. */
  searching: boolean;
  /** A path that isn't complete yet. */
  unreadable: boolean;
}

const NONE: Matches = { nodes: [], searching: false, unreadable: false };

/** What a path (`$…`) or a text finds in a value. */
export function useMatches(index: JsonIndex | undefined, query: string): Matches {
  const trimmed = query.trim();
  const isPath = trimmed.startsWith('$');
  const byPath = useMemo((): Matches => {
    if (index === undefined || !isPath) return NONE;
    const steps = parseJsonPath(trimmed);
    return steps === undefined
      ? { ...NONE, unreadable: true }
      : { ...NONE, nodes: selectByPath(index, steps) };
  }, [index, isPath, trimmed]);
  const search = useMemo(() => {
    if (index === undefined || isPath || trimmed === '') return undefined;
    const made = new TextSearch(index, trimmed);
    made.run(AT_ONCE_MS);
    return made;
  }, [index, isPath, trimmed]);
  const [turn, setTurn] = useState(0);
  useEffect(() => {
    if (search === undefined || search.finished) return;
    let timer: ReturnType<typeof setTimeout> | undefined;
    let turns = 0;
    const go = (): void => {
      const done = search.run(SLICE_MS);
      turns++;
      if (done || turns % 8 === 0) setTurn((last) => last + 1);
      if (!done) timer = setTimeout(go, 0);
    };
    timer = setTimeout(go, 0);
    return () => clearTimeout(timer);
  }, [search]);
  return useMemo((): Matches => {
    if (search === undefined) return byPath;
    // `turn` stands for what the search has found since.
    return { nodes: search.nodes, searching: !search.finished && turn >= 0, unreadable: false };
  }, [search, byPath, turn]);
}
