import { setOwn } from './setOwn';

/** Deeper than any value that JSON peers exchange, and as deep as every engine can go. */
const MOST_LEVELS = 250;
/** Objects and arrays of one value. A port carries one that stands in many places once, and its places can double at every level. */
const MOST_PARTS = 2_000_000;

/**
 * A value as JSON would carry it, for validators that know nothing else: integers beyond 2^53 as the nearest double, no number
 * as null, members that are undefined or functions left out, `toJSON` followed. Copies only what differs. Bytes stay as they are.
 * @returns undefined where JSON can't carry it
 * @throws RangeError where it is nested without end, or too large
 */
export function jsonView(value: unknown): unknown {
  return view(value, 0, { left: MOST_PARTS });
}

interface Budget {
  left: number;
}

function view(value: unknown, depth: number, budget: Budget): unknown {
  switch (typeof value) {
    case 'number':
      return Number.isFinite(value) ? value : null;
    case 'bigint':
      return clamp(Number(value));
    case 'function':
    case 'symbol':
      return undefined;
    case 'object':
      return value === null || ArrayBuffer.isView(value) ? value : viewOfParts(value, depth, budget);
    default:
      return value;
  }
}

function viewOfParts(value: object, depth: number, budget: Budget): unknown {
  budget.left -= 1;
  if (depth > MOST_LEVELS || budget.left < 0) throw new RangeError('nested too deeply, or too large');
  const own: unknown = (value as { toJSON?: unknown }).toJSON;
  if (typeof own === 'function') return view(own.call(value, '') as unknown, depth + 1, budget);
  return Array.isArray(value) ? viewOfArray(value, depth, budget) : viewOfObject(value, depth, budget);
}

function viewOfArray(array: readonly unknown[], depth: number, budget: Budget): unknown {
  const items = Array.from(array, (item) => view(item, depth + 1, budget) ?? null);
  return items.every((item, index) => Object.is(item, array[index])) ? array : items;
}

function viewOfObject(object: object, depth: number, budget: Budget): unknown {
  const members: Record<string, unknown> = {};
  let same = true;
  for (const [name, member] of Object.entries(object)) {
    const seen = view(member, depth + 1, budget);
    if (!Object.is(seen, member) || member === undefined) same = false;
    if (seen !== undefined) setOwn(members, name, seen);
  }
  return same ? object : members;
}

/** A validator takes an infinity for no number at all. */
function clamp(value: number): number {
  return Math.min(Number.MAX_VALUE, Math.max(-Number.MAX_VALUE, value));
}
