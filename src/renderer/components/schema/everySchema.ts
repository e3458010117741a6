import { isObject, listOf, own, type SchemaObject, schemaMap } from './schemaObject';

const MAPS = ['properties', 'patternProperties', '$defs', 'definitions', 'dependentSchemas'];
const LISTS = ['allOf', 'anyOf', 'oneOf', 'prefixItems', 'items'];
const SINGLE = [
  'not',
  'if',
  'then',
  'else',
  'contains',
  'additionalProperties',
  'additionalItems',
  'items',
  'propertyNames',
  'unevaluatedProperties',
  'unevaluatedItems',
];

/** The schemas directly inside a schema. */
export function partsOf(schema: SchemaObject): unknown[] {
  return [
    ...MAPS.flatMap((keyword) => schemaMap(schema, keyword).map(([, part]) => part)),
    ...LISTS.flatMap((keyword) => listOf(schema, keyword)),
    ...SINGLE.map((keyword) => own(schema, keyword)),
  ].filter(isObject);
}

/** Every schema inside a prepared one, itself first. */
export function everySchema(root: unknown): SchemaObject[] {
  const found: SchemaObject[] = [];
  const waiting: unknown[] = [root];
  while (waiting.length > 0) {
    const next = waiting.pop();
    if (!isObject(next)) continue;
    found.push(next);
    waiting.push(...partsOf(next));
  }
  return found;
}
