import { setOwn } from './setOwn';

/** Deeper than any value that JSON peers exchange. */
const MOST_LEVELS = 2_000;

/**
 * A value as JSON would carry it, for validators that know no BigInt: integers beyond 2^53 as the nearest double, members
 * that are undefined left out, `toJSON` followed. Copies only what differs.
 * @throws RangeError where it is nested without end
 */
export function jsonView(value: unknown, depth = 0): unknown {
  if (typeof value === 'bigint') return clamp(Number(value));
  if (typeof value !== 'object' || value === null) return value;
  if (depth > MOST_LEVELS) throw new RangeError('nested too deeply');
  const own: unknown = (value as { toJSON?: unknown }).toJSON;
  if (typeof own === 'function') return jsonView(own.call(value, '') as unknown, depth + 1);
  return Array.isArray(value) ? viewOfArray(value, depth) : viewOfObject(value, depth);
}

function viewOfArray(array: readonly unknown[], depth: number): unknown {
  const view = array.map((item) => (item === undefined ? null : jsonView(item, depth + 1)));
  return view.every((item, index) => Object.is(item, array[index])) ? array : view;
}

function viewOfObject(object: object, depth: number): unknown {
  const view: Record<string, unknown> = {};
  let same = true;
  for (const [name, member] of Object.entries(object)) {
    const seen = member === undefined ? undefined : jsonView(member, depth + 1);
    if (!Object.is(seen, member) || member === undefined) same = false;
    if (seen !== undefined) setOwn(view, name, seen);
  }
  return same ? object : view;
}

/** A validator takes an infinity for no number at all. */
function clamp(value: number): number {
  return Math.min(Number.MAX_VALUE, Math.max(-Number.MAX_VALUE, value));
}
