import { isContainer, type JsonIndex } from './JsonIndex';

/** Browsers can't scroll through more: 1.5 million rows of 20 px are just below their limit. */
export const MOST_ROWS = 1_500_000;

/** What stands in a row: a node's beginning (or the whole of it), a container's closing bracket, or a further line. */
export const RowPart = { node: 0, close: -1 } as const;

/** The rows of a tree as it is opened now. */
export interface TreeRows {
  readonly length: number;
  readonly node: Int32Array;
  /** RowPart, or from 1 the number of a further line. */
  readonly part: Int32Array;
  readonly depth: Int32Array;
  /** An item's place in its array; -1 for others. */
  readonly ordinal: Int32Array;
  /** Rows were left out, because there are more than can be scrolled. */
  readonly cut: boolean;
}

/** What is opened: containers by a flag, and of strings how many further lines they take. */
export interface Opened {
  readonly containers: Uint8Array;
  readonly lines: ReadonlyMap<number, number>;
}

/** Lays out the rows in one walk over what is open. */
export function layOut(index: JsonIndex, opened: Opened): TreeRows {
  const rows = new RowList();
  // Containers that were entered: their node, and the place of the next child.
  const inside: { node: number; ordinal: number }[] = [];
  let node = 0;
  while (rows.length < MOST_ROWS) {
    let top = inside[inside.length - 1];
    while (top !== undefined && node >= (index.next[top.node] ?? 0)) {
      inside.pop();
      rows.push(top.node, RowPart.close, inside.length, -1);
      top = inside[inside.length - 1];
    }
    if (node >= index.size || (top === undefined && node > 0)) break;
    const ordinal = top !== undefined && index.kind[top.node] === 1 ? top.ordinal++ : -1;
    rows.push(node, RowPart.node, inside.length, ordinal);
    if (isContainer(index, node)) {
      if (opened.containers[node] === 1 && (index.count[node] ?? 0) > 0) {
        inside.push({ node, ordinal: 0 });
        node++;
      } else node = index.next[node] ?? index.size;
    } else {
      const lines = opened.lines.get(node) ?? 0;
      for (let line = 1; line <= lines; line++) rows.push(node, line, inside.length + 1, -1);
      node++;
    }
  }
  return rows.finish(rows.length >= MOST_ROWS);
}

class RowList {
  length = 0;
  #node = new Int32Array(256);
  #part = new Int32Array(256);
  #depth = new Int32Array(256);
  #ordinal = new Int32Array(256);

  push(node: number, part: number, depth: number, ordinal: number): void {
    if (this.length >= this.#node.length) this.#grow();
    this.#node[this.length] = node;
    this.#part[this.length] = part;
    this.#depth[this.length] = depth;
    this.#ordinal[this.length] = ordinal;
    this.length++;
  }

  finish(cut: boolean): TreeRows {
    return {
      length: this.length,
      node: this.#node,
      part: this.#part,
      depth: this.#depth,
      ordinal: this.#ordinal,
      cut,
    };
  }

  #grow(): void {
    const wider = (old: Int32Array): Int32Array<ArrayBuffer> => {
      const copy = new Int32Array(old.length * 2);
      copy.set(old);
      return copy;
    };
    this.#node = wider(this.#node);
    this.#part = wider(this.#part);
    this.#depth = wider(this.#depth);
    this.#ordinal = wider(this.#ordinal);
  }
}

/** The row of a node; rows are in the order of nodes, closing brackets apart. -1: it isn't shown. */
export function rowOfNode(rows: TreeRows, index: JsonIndex, node: number): number {
  let low = 0;
  let high = rows.length - 1;
  while (low <= high) {
    const middle = (low + high) >> 1;
    const at = rows.node[middle] ?? 0;
    const part = rows.part[middle] ?? 0;
    if (at === node && part === RowPart.node) return middle;
    // A closing bracket stands behind everything in its container.
    const position = part === RowPart.close ? (index.next[at] ?? 0) - 0.5 : part > 0 ? at + 0.5 : at;
    if (position < node) low = middle + 1;
    else high = middle - 1;
  }
  return -1;
}
