import { keyword, type TypeNode } from '../type-node';
import { countAt, listAt } from './keywords';
import { isPlainObject, type PlainObject, type PlainValue } from './plain-schema';
import type { Convert } from './schema-type';

/** Up to this length an array of fixed length is written as a tuple. */
const MAX_FIXED_LENGTH = 8;

/** The type of the arrays of a schema; a set (`uniqueItems`) is an array on the wire. */
export function arrayType(schema: PlainObject, convert: Convert): TypeNode {
  const isDraft7Tuple = Array.isArray(schema['items']);
  const places = listAt(schema, isDraft7Tuple ? 'items' : 'prefixItems');
  const further = schema[isDraft7Tuple ? 'additionalItems' : 'items'];
  if (places.length === 0) return plainArray(schema, further, convert);
  const minItems = countAt(schema, 'minItems') ?? places.length;
  const hasRest = further === true || isPlainObject(further);
  return {
    kind: 'tuple',
    items: places.map((place) => convert(place)),
    required: Math.min(minItems, places.length),
    ...(hasRest && { rest: convert(further) }),
  };
}

function plainArray(schema: PlainObject, items: PlainValue | undefined, convert: Convert): TypeNode {
  const item = items === undefined ? keyword('unknown') : convert(items);
  const length = countAt(schema, 'minItems');
  const isFixed = length !== undefined && length === countAt(schema, 'maxItems');
  if (isFixed && length <= MAX_FIXED_LENGTH) {
    return { kind: 'tuple', items: Array.from({ length }, () => item), required: length };
  }
  return { kind: 'array', item };
}
