import { imageUrl } from './image';
import type { JsonIndex } from './JsonIndex';

/** So much of a string stands in its row. */
export const SHOWN_STRING = 200;
/** A string that is shown in full takes so many further rows at most. */
export const MOST_LINES = 2000;
/** Characters of a further line. */
export const LINE_LENGTH = 100;
/** Rows that an image takes. */
export const IMAGE_ROWS = 10;

/** How many further lines a string takes when it is shown in full. */
export function linesOf(index: JsonIndex, node: number): number {
  if (imageUrl(index, node) !== undefined) return IMAGE_ROWS;
  const length = (index.end[node] ?? 0) - (index.start[node] ?? 0);
  const lines = Math.min(MOST_LINES, Math.ceil((length - SHOWN_STRING) / LINE_LENGTH));
  // As many lines as an image has rows would be taken for one.
  return lines === IMAGE_ROWS ? IMAGE_ROWS + 1 : Math.max(0, lines);
}
