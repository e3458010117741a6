/** What a node of a JSON text is. */
export const NodeKind = { object: 0, array: 1, string: 2, number: 3, true: 4, false: 5, null: 6 } as const;

/**
 * Where every value of a JSON text begins and ends, in the order of the text: no value is made of it, so 20 MB cost
 * some tens of MB and a fraction of a second. Node 0 is the root; a container's children follow it.
 */
export interface JsonIndex {
  readonly text: string;
  readonly size: number;
  readonly kind: Uint8Array;
  /** Offsets of the value. */
  readonly start: Int32Array;
  readonly end: Int32Array;
  /** Offset of the member's name; -1 for items and the root. */
  readonly key: Int32Array;
  /** The first node after this one and everything in it. */
  readonly next: Int32Array;
  readonly parent: Int32Array;
  /** Children. */
  readonly count: Int32Array;
}

/** Whether a node has children's room: an object or an array. */
export function isContainer(index: JsonIndex, node: number): boolean {
  return (index.kind[node] ?? 6) <= NodeKind.array;
}

/** A node's text exactly as it was sent. */
export function rawText(index: JsonIndex, node: number): string {
  return index.text.slice(index.start[node], index.end[node]);
}

/** The end of the JSON string that begins at `start`. */
export function stringEnd(text: string, start: number): number {
  let at = start;
  for (;;) {
    at = text.indexOf('"', at + 1);
    if (at === -1) return text.length;
    let slashes = 0;
    while (text.charCodeAt(at - 1 - slashes) === 0x5c) slashes++;
    if (slashes % 2 === 0) return at + 1;
  }
}

/** A member's name with its quotes, as sent; undefined for items and the root. */
export function rawKey(index: JsonIndex, node: number): string | undefined {
  const start = index.key[node] ?? -1;
  return start === -1 ? undefined : index.text.slice(start, stringEnd(index.text, start));
}

/** A JSON string's value; the text between the quotes where it can't be decoded. */
export function decodedString(raw: string): string {
  if (!raw.includes('\\')) return raw.slice(1, -1);
  try {
    return String(JSON.parse(raw));
  } catch {
    // A stray escape: as it stands.
    return raw.slice(1, -1);
  }
}

/** The node at an offset of the text, or around it. */
export function nodeAt(index: JsonIndex, offset: number): number {
  let low = 0;
  let high = index.size - 1;
  while (low < high) {
    const middle = (low + high + 1) >> 1;
    const begins = (index.key[middle] ?? -1) === -1 ? (index.start[middle] ?? 0) : (index.key[middle] ?? 0);
    if (begins <= offset) low = middle;
    else high = middle - 1;
  }
  let node = low;
  while (node > 0 && (index.end[node] ?? 0) <= offset) node = index.parent[node] ?? 0;
  return node;
}
