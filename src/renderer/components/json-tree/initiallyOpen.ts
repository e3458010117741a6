import { isContainer, type JsonIndex } from './JsonIndex';
import { hasNotes, isInline } from './notes';

/** About a screen or two. */
const ROWS = 160;
/** A long list isn't opened unasked, but for the root. */
const MOST_CHILDREN = 100;

/** Opens the root, and below it level by level what fits about a screen; short flat values stay in one row. */
export function initiallyOpen(index: JsonIndex): Uint8Array {
  const open = new Uint8Array(index.size);
  if (index.size === 0 || !isContainer(index, 0)) return open;
  open[0] = 1;
  let rows = index.count[0] ?? 0;
  const level: number[] = [0];
  while (level.length > 0) {
    const node = level.shift() ?? 0;
    let seen = 0;
    for (
      let child = node + 1;
      child < (index.next[node] ?? 0) && seen < ROWS;
      child = index.next[child] ?? index.size
    ) {
      seen++;
      const count = index.count[child] ?? 0;
      if (!isContainer(index, child) || count === 0 || count > MOST_CHILDREN || rows + count > ROWS) continue;
      if (isInline(index, child) && !(node === 0 && hasNotes(index, child))) continue;
      open[child] = 1;
      rows += count;
      level.push(child);
    }
  }
  return open;
}
