import { isPlainObject, type PlainObject, type PlainValue } from './plain-schema';

/** A keyword that holds a list (`oneOf`, `enum`); empty where it doesn't. */
export function listAt(schema: PlainObject, name: string): readonly PlainValue[] {
  const value = schema[name];
  return Array.isArray(value) ? (value as readonly PlainValue[]) : [];
}

/** A keyword that holds a map of schemas (`properties`), in order; empty where it doesn't. */
export function entriesAt(schema: PlainObject, name: string): [string, PlainValue][] {
  const value = schema[name];
  return isPlainObject(value) ? Object.entries(value) : [];
}

/** The strings of a keyword that holds one or a list (`type`, `required`). */
export function stringsAt(schema: PlainObject, name: string): string[] {
  const value = schema[name];
  const list = typeof value === 'string' ? [value] : listAt(schema, name);
  return [...new Set(list.filter((item): item is string => typeof item === 'string'))];
}

/** A keyword that holds a count; undefined where it doesn't. */
export function countAt(schema: PlainObject, name: string): number | undefined {
  const value = schema[name];
  return typeof value === 'number' && Number.isInteger(value) && value >= 0 ? value : undefined;
}

/** Whether a schema has one of some keywords. */
export function hasAny(schema: PlainObject, names: readonly string[]): boolean {
  return names.some((name) => schema[name] !== undefined);
}

/** What a doc comment says of a schema: its description, its default, whether it is deprecated. */
export function docOf(schema: PlainValue | undefined): string {
  if (!isPlainObject(schema)) return '';
  const { description, deprecated } = schema;
  const fallback = schema['default'];
  const lines = typeof description === 'string' && description.trim() !== '' ? [description.trim()] : [];
  const isShort = fallback !== undefined && (typeof fallback !== 'object' || fallback === null);
  if (isShort)
    lines.push(`@default ${typeof fallback === 'bigint' ? `${fallback}` : JSON.stringify(fallback)}`);
  if (deprecated === true) lines.push('@deprecated');
  return lines.join('\n');
}
