import { type RefObject, type UIEvent, useLayoutEffect, useRef } from 'react';

interface FollowInput<Row> {
  scroller: RefObject<HTMLDivElement | null>;
  rows: readonly Row[];
  rowKey: (row: Row, index: number) => string | number;
  rowHeight: number;
  follow: boolean | undefined;
  onFollowEnd: (() => void) | undefined;
}

interface Anchor {
  key: string | number;
  index: number;
}

/**
 * Keeps a stream's newest rows in sight while `follow` is on, and the rows one looks at in place while it is off
 * and older rows are dropped above them. Gives what the scroller's `onScroll` calls.
 */
export function useFollow<Row>(input: FollowInput<Row>): (event: UIEvent<HTMLDivElement>) => void {
  const { scroller, rows, rowKey, rowHeight, follow, onFollowEnd } = input;
  const lastTop = useRef(0);
  const lastHeight = useRef(0);
  const anchor = useRef<Anchor | undefined>(undefined);

  const remember = (element: HTMLDivElement): void => {
    lastTop.current = element.scrollTop;
    lastHeight.current = element.scrollHeight;
    const index = Math.floor(element.scrollTop / rowHeight);
    const row = rows[index];
    anchor.current = row === undefined ? undefined : { key: rowKey(row, index), index };
  };

  useLayoutEffect(() => {
    const element = scroller.current;
    if (element === null || follow === undefined) return;
    if (follow) {
      element.scrollTop = element.scrollHeight;
    } else if (anchor.current !== undefined) {
      const moved = movedUpBy(rows, rowKey, anchor.current);
      if (moved > 0) element.scrollTop = Math.max(0, element.scrollTop - moved * rowHeight);
    }
    remember(element);
    // Only new rows, or the switch, move the view; `remember` reads what this render sees.
  }, [rows, follow]);

  return (event) => {
    const element = event.currentTarget;
    const wentUp = element.scrollTop < lastTop.current - 1 && element.scrollHeight >= lastHeight.current;
    const atEnd = element.scrollTop + element.clientHeight >= element.scrollHeight - 2;
    remember(element);
    if (follow === true && wentUp && !atEnd) onFollowEnd?.();
  };
}

/** By how many rows the anchored one moved towards the start; 0 where it is gone. */
function movedUpBy<Row>(
  rows: readonly Row[],
  rowKey: (row: Row, index: number) => string | number,
  anchor: Anchor,
): number {
  for (let index = Math.min(anchor.index, rows.length - 1); index >= 0; index--) {
    const row = rows[index];
    if (row !== undefined && rowKey(row, index) === anchor.key) return anchor.index - index;
  }
  return 0;
}
