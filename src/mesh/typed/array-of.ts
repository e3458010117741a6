import type { JsonSchema } from '../protocol/json-schema';
import { mapSubschemas } from './schema-keywords';

/**
 * The schema of an array of what a schema describes. Definitions move to the root, where readers look for them, and
 * references within lead where they led before.
 */
export function arrayOf(item: JsonSchema): JsonSchema {
  if (typeof item === 'boolean') return { type: 'array', items: item };
  const { $defs, ...items } = moved(item);
  return { type: 'array', items, ...($defs !== undefined && { $defs }) };
}

function moved(schema: { readonly [keyword: string]: unknown }): Record<string, unknown> {
  // What has an id of its own is what its references are relative to.
  if ('$id' in schema) return schema;
  return Object.fromEntries(
    Object.entries(schema).map(([keyword, value]) => {
      if (keyword === '$ref' && typeof value === 'string') return [keyword, reference(value)];
      return [
        keyword,
        mapSubschemas(keyword, value, (inner) => (typeof inner === 'object' ? moved(inner) : inner)),
      ];
    }),
  );
}

function reference(target: string): string {
  return /^#($|\/(?!\$defs\/))/.test(target) ? `#/items${target.slice(1)}` : target;
}
