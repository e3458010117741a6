import { useEffect, useMemo, useState } from 'react';
import type { JsonIndex } from './JsonIndex';
import { JsonIndexer } from './JsonIndexer';

/** Read before the first paint; longer texts in slices after it. */
const AT_ONCE_MS = 30;
const SLICE_MS = 12;

export type Indexing =
  | { state: 'ready'; index: JsonIndex }
  | { state: 'failed' }
  | { state: 'reading'; progress: number };

/** The index of a JSON text, at once where it is small. */
export function useJsonIndex(text: string): Indexing {
  const indexer = useMemo(() => {
    const made = new JsonIndexer(text);
    made.run(AT_ONCE_MS);
    return made;
  }, [text]);
  const [, setTurn] = useState(0);
  useEffect(() => {
    if (indexer.finished || indexer.failed) return;
    let timer: ReturnType<typeof setTimeout> | undefined;
    let turns = 0;
    const go = (): void => {
      const done = indexer.run(SLICE_MS);
      turns++;
      // The count is drawn anew a few times only.
      if (done || turns % 8 === 0) setTurn((turn) => turn + 1);
      if (!done) timer = setTimeout(go, 0);
    };
    timer = setTimeout(go, 0);
    return () => clearTimeout(timer);
  }, [indexer]);
  const done = indexer.finished;
  // One object for as long as the index is the same.
  const index = useMemo(() => (done ? indexer.index : undefined), [indexer, done]);
  if (index !== undefined) return { state: 'ready', index };
  return indexer.failed ? { state: 'failed' } : { state: 'reading', progress: indexer.progress };
}
