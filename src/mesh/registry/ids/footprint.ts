/** What an object or a list costs besides what is in it. */
const NODE = 16;
/** What any other value costs. */
const SCALAR = 8;

/**
 * About how many characters a value's JSON has: for bounds on what is kept of a peer's. Counted no further than to
 * `most`, so that a cycle, or a value of any size, is soon done with. Never throws.
 */
export function footprintOf(value: unknown, most: number): number {
  const due: unknown[] = [value];
  let size = 0;
  try {
    for (let at = due.pop(); size <= most; at = due.pop()) {
      size += ownSize(at);
      if (typeof at === 'object' && at !== null && !ArrayBuffer.isView(at)) {
        // A list's numbers and texts are counted without waiting in turn: there may be millions.
        if (Array.isArray(at)) size += pushAll(at, due, most - size);
        else if (at instanceof Map || at instanceof Set) for (const entry of at) due.push(entry);
        else for (const key in at) due.push(key, (at as Record<string, unknown>)[key]);
      }
      if (due.length === 0) break;
    }
  } catch {
    // A getter or a proxy within one thread: what could be counted until then counts.
  }
  return size;
}

function pushAll(list: readonly unknown[], due: unknown[], most: number): number {
  let size = 0;
  for (let index = 0; index < list.length && size <= most; index += 1) {
    const item = list[index];
    if (typeof item === 'object' && item !== null) due.push(item);
    else size += ownSize(item);
  }
  return size;
}

function ownSize(value: unknown): number {
  switch (typeof value) {
    case 'string':
      return value.length;
    case 'bigint':
      return value.toString(16).length;
    case 'object': {
      if (value === null) return SCALAR;
      const { byteLength } = value as { readonly byteLength?: unknown };
      return typeof byteLength === 'number' && byteLength > NODE ? byteLength : NODE;
    }
    default:
      return SCALAR;
  }
}
