import { useCallback, useMemo, useReducer } from 'react';
import { imageUrl } from './image';
import { initiallyOpen } from './initiallyOpen';
import { isContainer, type JsonIndex } from './JsonIndex';
import { layOut, type TreeRows } from './rows';
import { linesOf } from './TreeRow';

export interface TreeOpening {
  isOpen: (node: number) => boolean;
  /** Further lines that a string takes. */
  lines: (node: number) => number;
  toggle: (node: number) => void;
  /** Everything in a node; in the root unless said. */
  openAll: (node?: number) => void;
  closeAll: () => void;
  /** Opens what nodes stand in. */
  reveal: (nodes: readonly number[]) => void;
}

/** Images that are shown unasked. */
const FIRST_IMAGES = 3;
/** Nodes looked at for them. */
const LOOKED_AT = 2000;

/** What is open in a tree, and the rows that it has by that. */
export function useTreeOpening(index: JsonIndex | undefined): {
  opening: TreeOpening;
  rows: TreeRows | undefined;
} {
  const [turn, changed] = useReducer((count: number) => count + 1, 0);
  // Changed in place, because it has a flag for each of possibly millions of nodes; `turn` tells that it was.
  const state = useMemo(
    () => (index === undefined ? undefined : { containers: initiallyOpen(index), lines: firstImages(index) }),
    [index],
  );
  const rows = useMemo(
    () => (index === undefined || state === undefined ? undefined : layOut(index, state)),
    [index, state, turn],
  );
  const cut = rows?.cut === true;
  const toggle = useCallback(
    (node: number) => {
      if (index === undefined || state === undefined) return;
      if (isContainer(index, node)) state.containers[node] = state.containers[node] === 1 ? 0 : 1;
      else if (state.lines.has(node)) state.lines.delete(node);
      else {
        const lines = linesOf(index, node);
        if (lines === 0) return;
        state.lines.set(node, lines);
      }
      changed();
    },
    [index, state],
  );
  const openAll = useCallback(
    (node = 0) => {
      if (index === undefined || state === undefined) return;
      state.containers.fill(1, node, index.next[node] ?? index.size);
      changed();
    },
    [index, state],
  );
  const closeAll = useCallback(() => {
    if (state === undefined) return;
    state.containers.fill(0);
    state.containers[0] = 1;
    state.lines.clear();
    changed();
  }, [state]);
  const reveal = useCallback(
    (nodes: readonly number[]) => {
      if (index === undefined || state === undefined) return;
      // More is open than can be shown: what is looked for might lie behind it.
      let opened = cut;
      if (cut) state.containers.fill(0);
      for (const node of nodes) {
        for (
          let at = index.parent[node] ?? -1;
          at > -1 && state.containers[at] !== 1;
          at = index.parent[at] ?? -1
        ) {
          state.containers[at] = 1;
          opened = true;
        }
      }
      if (opened) changed();
    },
    [index, state, cut],
  );
  const opening = useMemo(
    (): TreeOpening => ({
      isOpen: (node) => state?.containers[node] === 1,
      lines: (node) => state?.lines.get(node) ?? 0,
      toggle,
      openAll,
      closeAll,
      reveal,
    }),
    [state, toggle, openAll, closeAll, reveal],
  );
  return { opening, rows };
}

function firstImages(index: JsonIndex): Map<number, number> {
  const lines = new Map<number, number>();
  for (let node = 0; node < Math.min(index.size, LOOKED_AT) && lines.size < FIRST_IMAGES; node++) {
    if (imageUrl(index, node) !== undefined) lines.set(node, linesOf(index, node));
  }
  return lines;
}
