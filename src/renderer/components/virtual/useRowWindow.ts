import { observeElementRect, useVirtualizer, type Virtualizer } from '@tanstack/react-virtual';
import { type RefObject, useCallback } from 'react';

/** Stands in where nothing is laid out, so that rows are rendered there too. */
const UNMEASURED_HEIGHT = 600;

/**
 * The rows in sight of a scrolling element, all `rowHeight` px high, under a header of `headerHeight` px that stays.
 */
export function useRowWindow(
  scroller: RefObject<HTMLDivElement | null>,
  count: number,
  rowHeight: number,
  headerHeight = 0,
): Virtualizer<HTMLDivElement, HTMLDivElement> {
  // oxlint-disable-next-line react/incompatible-library -- it hands out functions that change; we keep none of them
  return useVirtualizer<HTMLDivElement, HTMLDivElement>({
    count,
    getScrollElement: () => scroller.current,
    estimateSize: useCallback(() => rowHeight, [rowHeight]),
    overscan: 10,
    // The header pushes the rows down by its height, which their offsets don't know of.
    scrollPaddingEnd: headerHeight,
    initialRect: { width: 800, height: UNMEASURED_HEIGHT },
    observeElementRect: (instance, report) =>
      observeElementRect(instance, (rect) => report({ ...rect, height: rect.height || UNMEASURED_HEIGHT })),
  });
}
