import { isPlainObject, type PlainValue } from '../schema/plain-schema';
import { either, group, indent, joined, type Layout, line, newLine, softLine } from './layout';
import { keyText, quoted } from './quote';

/** A value of a schema as an expression. */
export function printValue(value: PlainValue): Layout {
  if (typeof value === 'string') return quoted(value);
  if (typeof value === 'bigint') return `${value}n`;
  if (Array.isArray(value)) return printArray(value as readonly PlainValue[]);
  if (isPlainObject(value)) return printObject(Object.entries(value));
  return Object.is(value, -0) ? '-0' : JSON.stringify(value);
}

function printArray(items: readonly PlainValue[]): Layout {
  if (items.length === 0) return '[]';
  const edge = isTable(items) ? newLine : softLine;
  return group('[', indent(edge, joined([',', line], items.map(printValue))), either(',', ''), edge, ']');
}

/** Lists of objects, or of lists, stand one a line. */
function isTable(items: readonly PlainValue[]): boolean {
  if (items.length < 2) return false;
  const areLists = items.every((item) => Array.isArray(item) && item.length > 1);
  return areLists || items.every((item) => isPlainObject(item) && Object.keys(item).length > 1);
}

function printObject(entries: readonly [string, PlainValue][]): Layout {
  if (entries.length === 0) return '{}';
  const members = entries.map(([key, value]): Layout => [propertyKey(key), ': ', printValue(value)]);
  return group('{', indent(line, joined([',', line], members)), either(',', ''), line, '}');
}

/** In an object literal a plain `__proto__` would set the prototype. */
export function propertyKey(key: string): string {
  return key === '__proto__' ? "['__proto__']" : keyText(key);
}
