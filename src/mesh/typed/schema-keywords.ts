import type { JsonSchema } from '../protocol/json-schema';

/** A JSON Schema that is an object. */
export type SchemaObject = { readonly [keyword: string]: unknown };

const MAPS = new Set(['properties', 'patternProperties', '$defs', 'definitions', 'dependentSchemas']);
const LISTS = new Set(['allOf', 'anyOf', 'oneOf', 'prefixItems']);
const SINGLE = new Set([
  'items',
  'additionalProperties',
  'contains',
  'not',
  'if',
  'then',
  'else',
  'propertyNames',
  'unevaluatedItems',
  'unevaluatedProperties',
]);

export function isSchemaObject(value: unknown): value is SchemaObject {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/** A copy of a keyword's value in which every schema directly within went through `change`; other values are data. */
export function mapSubschemas(
  keyword: string,
  value: unknown,
  change: (schema: JsonSchema) => JsonSchema,
): unknown {
  const changeOne = (item: unknown): unknown => (isSchemaObject(item) ? change(item) : item);
  if (SINGLE.has(keyword)) return changeOne(value);
  if (LISTS.has(keyword) && Array.isArray(value)) return value.map(changeOne);
  if (!MAPS.has(keyword) || !isSchemaObject(value)) return value;
  // Names are the author's own: `__proto__` must stay a property like any other.
  return Object.fromEntries(Object.entries(value).map(([name, item]) => [name, changeOne(item)]));
}

/**
 * The same for the same JSON, in whichever order its members are.
 *
 * @param anywhere whether references are the same wherever they lead
 */
export function textOf(schema: SchemaObject, anywhere = false): string {
  return JSON.stringify(schema, (_key, value: unknown) =>
    isSchemaObject(value)
      ? Object.entries(value)
          .map(([name, member]) => (anywhere && name === '$ref' ? [name] : [name, member]))
          .sort(([one], [other]) => (String(one) < String(other) ? -1 : 1))
      : value,
  );
}
