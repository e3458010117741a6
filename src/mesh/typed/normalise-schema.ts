import type { JsonSchema } from '../protocol/json-schema';
import { normaliseDefinitions } from './normalise-definitions';
import { flatUnion, literalKeywords, normaliseUnion, typeKeyword } from './normalise-union';
import { isSchemaObject, mapSubschemas, type SchemaObject } from './schema-keywords';

type Rule = (schema: SchemaObject) => SchemaObject;

const FIRST_KEYWORDS = ['$ref', 'title', 'description', 'type', 'const', 'enum', 'properties', 'required'];
const LAST_KEYWORDS = ['$defs'];

/**
 * Brings what a schema library makes to one form, the Rust peer's (design, "The library's face"), so that the same shape is
 * the same JSON whichever library it was written with.
 */
export function normaliseSchema(schema: JsonSchema): JsonSchema {
  return normalise(typeof schema === 'boolean' ? schema : normaliseDefinitions(schema), false);
}

/** @param isPart whether the schema describes a part of an object that others describe too, as in `allOf` */
function normalise(schema: JsonSchema, isPart: boolean): JsonSchema {
  if (typeof schema === 'boolean') return schema;
  const inner: Record<string, unknown> = {};
  for (const [keyword, value] of Object.entries(flatUnion(schema))) {
    const partOfThis =
      keyword === 'allOf' || ('properties' in schema && (keyword === 'anyOf' || keyword === 'oneOf'));
    inner[keyword] = mapSubschemas(keyword, value, (subschema) => normalise(subschema, partOfThis));
  }
  const closed = isPart ? leaveOpen : close;
  return [plain, tuple, list, bounds, record, literals, types, normaliseUnion, closed, ordered].reduce(
    (result: SchemaObject, rule: Rule) => rule(result),
    inner,
  );
}

/** No `$schema`, no `format` but on strings, no bounds that only say "safe integer", no empty `required`. */
function plain(schema: SchemaObject): SchemaObject {
  const { $schema: _dialect, format, minimum, maximum, required, ...rest } = schema;
  return {
    ...rest,
    ...(format !== undefined && [rest['type']].flat().includes('string') && { format }),
    ...(minimum !== undefined && minimum !== Number.MIN_SAFE_INTEGER && { minimum }),
    ...(maximum !== undefined && maximum !== Number.MAX_SAFE_INTEGER && { maximum }),
    ...(Array.isArray(required) &&
      required.length > 0 && { required: (required as string[]).slice().sort(byCodeUnits) }),
  };
}

const byCodeUnits = (one: string, other: string): number => (one < other ? -1 : 1);

/** A tuple without a rest says its length; it doesn't say `items: false`. One without places is a list. */
function tuple(schema: SchemaObject): SchemaObject {
  const { prefixItems, items, ...rest } = schema;
  if (!Array.isArray(prefixItems)) return schema;
  const places = prefixItems.length > 0 && { prefixItems };
  if (items !== undefined && items !== false) return { ...rest, ...places, items };
  // One that doesn't say that it ends doesn't say either how much of it is optional.
  const least = items === undefined && { minItems: prefixItems.length };
  return { ...least, ...rest, ...places, maxItems: prefixItems.length };
}

/** A list of anything doesn't say so. */
function list(schema: SchemaObject): SchemaObject {
  const { items, ...rest } = schema;
  const isAnything = items === true || (isSchemaObject(items) && Object.keys(items).length === 0);
  return isAnything && !('prefixItems' in schema) ? rest : schema;
}

/** Nothing has fewer than no items; a multiple of a whole number is one. */
function bounds(schema: SchemaObject): SchemaObject {
  const { minItems, minLength, multipleOf, ...rest } = schema;
  const isWhole = rest['type'] === 'integer' || (rest['type'] === 'number' && Number.isInteger(multipleOf));
  return {
    ...rest,
    ...(isWhole && { type: 'integer' }),
    ...(multipleOf !== undefined && !(isWhole && multipleOf === 1) && { multipleOf }),
    ...(minItems !== undefined && minItems !== 0 && { minItems }),
    ...(minLength !== undefined && minLength !== 0 && { minLength }),
  };
}

/** The names of a record's members are strings anyway; one over some names is an object. One without a member is any. */
function record(schema: SchemaObject): SchemaObject {
  const { propertyNames, properties, additionalProperties, ...rest } = schema;
  if (isSchemaObject(properties) && Object.keys(properties).length > 0) return schema;
  const values = additionalProperties === undefined ? {} : { additionalProperties };
  if (properties !== undefined) return additionalProperties === false ? rest : { ...rest, ...values };
  if (!isSchemaObject(propertyNames) || propertyNames['type'] !== 'string') return schema;
  const names = 'const' in propertyNames ? [propertyNames['const']] : propertyNames['enum'];
  if (Array.isArray(names)) {
    const members = names.map((name) => [name, additionalProperties ?? {}]);
    return { ...rest, properties: Object.fromEntries(members), additionalProperties: false };
  }
  return Object.keys(propertyNames).length === 1 ? { ...rest, ...values } : schema;
}

function literals(schema: SchemaObject): SchemaObject {
  const { type: _type, const: value, enum: values, ...rest } = schema;
  if ('const' in schema) return { ...rest, ...literalKeywords([value]) };
  if (!Array.isArray(values)) return schema;
  // A choice of nothing, which is no schema as an empty `enum`.
  return values.length === 0 ? { ...rest, not: {} } : { ...rest, ...literalKeywords(values) };
}

function types(schema: SchemaObject): SchemaObject {
  return Array.isArray(schema['type']) ? { ...schema, type: typeKeyword(schema['type']) } : schema;
}

/** An object with `properties` and nothing else to say about its members has no others. */
function close(schema: SchemaObject): SchemaObject {
  if (!('properties' in schema) || 'allOf' in schema || 'anyOf' in schema || 'oneOf' in schema) return schema;
  const { additionalProperties } = schema;
  if (isSchemaObject(additionalProperties) && Object.keys(additionalProperties).length === 0) {
    return { ...schema, additionalProperties: true };
  }
  const hasRest =
    additionalProperties !== undefined || 'patternProperties' in schema || 'unevaluatedProperties' in schema;
  return hasRest ? schema : { ...schema, additionalProperties: false };
}

/** Closed parts would refuse each other's members. */
function leaveOpen(schema: SchemaObject): SchemaObject {
  const { additionalProperties, ...rest } = schema;
  return additionalProperties === false ? rest : schema;
}

/** Keywords in one order, so that even the text is the same. */
function ordered(schema: SchemaObject): SchemaObject {
  const rank = (keyword: string): number => {
    const first = FIRST_KEYWORDS.indexOf(keyword);
    if (first >= 0) return first;
    return LAST_KEYWORDS.includes(keyword) ? FIRST_KEYWORDS.length + 1 : FIRST_KEYWORDS.length;
  };
  const entries = Object.entries(schema);
  entries.sort(([one], [other]) => rank(one) - rank(other) || (one < other ? -1 : 1));
  return Object.fromEntries(entries);
}
