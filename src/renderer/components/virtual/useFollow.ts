import { type RefObject, type UIEvent, useCallback, useLayoutEffect, useRef } from 'react';

interface FollowInput<Row> {
  scroller: RefObject<HTMLDivElement | null>;
  rows: readonly Row[];
  rowKey: (row: Row, index: number) => string | number;
  rowHeight: number;
  follow: boolean | undefined;
  onFollowEnd: (() => void) | undefined;
}

interface Seen {
  top: number;
  height: number;
  /** Of what is in sight, px. */
  clientHeight: number;
  /** The first row in sight. */
  anchor: { key: string | number; index: number } | undefined;
}

/**
 * Keeps a stream's newest rows in sight while `follow` is on, and the rows one looks at in place while it is off
 * and older rows are dropped or put in above them. Gives what the scroller's `onScroll` calls.
 */
export function useFollow<Row>(input: FollowInput<Row>): (event: UIEvent<HTMLDivElement>) => void {
  const { scroller, rows, rowKey, rowHeight, follow, onFollowEnd } = input;
  const seen = useRef<Seen>({ top: 0, height: 0, clientHeight: 0, anchor: undefined });

  const remember = useCallback(
    (element: HTMLDivElement): void => {
      const index = Math.floor(element.scrollTop / rowHeight);
      const row = rows[index];
      seen.current = {
        top: element.scrollTop,
        height: element.scrollHeight,
        clientHeight: element.clientHeight,
        anchor: row === undefined ? undefined : { key: rowKey(row, index), index },
      };
    },
    [rows, rowKey, rowHeight],
  );

  useLayoutEffect(() => {
    const element = scroller.current;
    if (element === null || follow === undefined) return;
    const { anchor } = seen.current;
    if (follow) element.scrollTo({ top: element.scrollHeight });
    else if (anchor !== undefined) {
      const moved = movedUpBy(rows, rowKey, anchor);
      if (moved !== 0) element.scrollTo({ top: Math.max(0, element.scrollTop - moved * rowHeight) });
    }
    remember(element);
  }, [scroller, rows, rowKey, rowHeight, follow, remember]);

  return (event) => {
    const element = event.currentTarget;
    const { top, height, clientHeight } = seen.current;
    const resized = element.clientHeight !== clientHeight;
    const wentUp = element.scrollTop < top - 1 && element.scrollHeight >= height;
    const atEnd = element.scrollTop + element.clientHeight >= element.scrollHeight - 2;
    // A table that grows is scrolled back by the browser, not by a person.
    if (follow === true && resized && !atEnd) element.scrollTo({ top: element.scrollHeight });
    remember(element);
    if (follow === true && wentUp && !resized && !atEnd) onFollowEnd?.();
  };
}

/** By how many rows the anchored one moved towards the start, negative: towards the end; 0 where it is gone. */
function movedUpBy<Row>(
  rows: readonly Row[],
  rowKey: (row: Row, index: number) => string | number,
  anchor: { key: string | number; index: number },
): number {
  for (let index = Math.min(anchor.index, rows.length - 1); index >= 0; index--) {
    const row = rows[index];
    if (row !== undefined && rowKey(row, index) === anchor.key) return anchor.index - index;
  }
  for (let index = anchor.index + 1; index < rows.length; index++) {
    const row = rows[index];
    if (row !== undefined && rowKey(row, index) === anchor.key) return anchor.index - index;
  }
  return 0;
}
