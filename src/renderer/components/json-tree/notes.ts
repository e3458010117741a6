import { isContainer, type JsonIndex, NodeKind, rawText } from './JsonIndex';

/** What is worth saying beside a value. */
export type Note = { kind: 'sent' } | { kind: 'big' } | { kind: 'time'; local: string; iso: string };

const ISO = /^"\d{4}-\d\d-\d\dT\d\d:\d\d(?::\d\d(?:\.\d{1,9})?)?(?:Z|[+-]\d\d:?\d\d)"$/;

/** A note on a scalar: its number's text says more than a double, or it is a point in time. */
export function noteOf(index: JsonIndex, node: number): Note | undefined {
  const kind = index.kind[node];
  const length = (index.end[node] ?? 0) - (index.start[node] ?? 0);
  if (kind === NodeKind.number) return numberNote(rawText(index, node));
  if (kind !== NodeKind.string || length > 40 || length < 18) return undefined;
  const raw = rawText(index, node);
  if (!ISO.test(raw)) return undefined;
  const date = new Date(raw.slice(1, -1));
  return Number.isNaN(date.getTime())
    ? undefined
    : { kind: 'time', local: localTime(date, raw.slice(1, 11)), iso: date.toISOString() };
}

function numberNote(text: string): Note | undefined {
  const value = Number(text);
  if (/^-?\d+$/.test(text) && !Number.isSafeInteger(value)) return { kind: 'big' };
  return String(value) === text ? undefined : { kind: 'sent' };
}

const two = (value: number): string => String(value).padStart(2, '0');

function localTime(date: Date, day: string): string {
  const localDay = `${date.getFullYear()}-${two(date.getMonth() + 1)}-${two(date.getDate())}`;
  const time = `${two(date.getHours())}:${two(date.getMinutes())}:${two(date.getSeconds())}`;
  return localDay === day ? `${time} local` : `${localDay} ${time} local`;
}

/** A closed container of scalars that is short enough to stand in one row. */
export function isInline(index: JsonIndex, node: number): boolean {
  if (!isContainer(index, node) || (index.count[node] ?? 0) === 0 || (index.count[node] ?? 0) > 6)
    return false;
  if ((index.end[node] ?? 0) - (index.start[node] ?? 0) > 120) return false;
  for (let child = node + 1; child < (index.next[node] ?? 0); child = index.next[child] ?? index.size)
    if (isContainer(index, child)) return false;
  return true;
}

/** Whether a container has a direct child with a note: then it is worth opening. */
export function hasNotes(index: JsonIndex, node: number): boolean {
  for (let child = node + 1; child < (index.next[node] ?? 0); child = index.next[child] ?? index.size)
    if (!isContainer(index, child) && noteOf(index, child) !== undefined) return true;
  return false;
}
