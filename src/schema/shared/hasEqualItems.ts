import { isRecord } from './isRecord';

/** Whether two items of a list are the same JSON. By their texts: comparing each with every other one takes forever. */
export function hasEqualItems(items: readonly unknown[]): boolean {
  const texts = new Set<string>();
  for (const item of items) texts.add(canonical(item));
  return texts.size < items.length;
}

/** One text for the same JSON, whatever the order of its members. */
function canonical(value: unknown): string {
  if (Array.isArray(value)) return `[${value.map(canonical).join()}]`;
  if (!isRecord(value)) return JSON.stringify(value);
  const names = Object.keys(value).sort((one, other) => (one < other ? -1 : 1));
  return `{${names.map((name) => `${JSON.stringify(name)}:${canonical(value[name])}`).join()}}`;
}
