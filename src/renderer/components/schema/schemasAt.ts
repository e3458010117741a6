import { followRefs } from './resolveRef';
import { isObject, listOf, own, type SchemaObject } from './schemaObject';

const MOST = 200;

/** The schema and what it is combined from (`$ref`, `allOf`, `anyOf`, `oneOf`), flattened; bounded. */
export function flattened(root: unknown, schema: unknown): SchemaObject[] {
  const found: SchemaObject[] = [];
  const waiting: unknown[] = [schema];
  while (waiting.length > 0 && found.length < MOST) {
    const next = followRefs(root, waiting.shift());
    if (!isObject(next) || found.includes(next)) continue;
    found.push(next);
    for (const keyword of ['allOf', 'anyOf', 'oneOf']) waiting.push(...listOf(next, keyword).slice(0, MOST));
  }
  return found;
}

/** Every schema that may apply to the value at a path; for completion, not for checking. */
export function schemasAt(root: unknown, path: readonly string[]): SchemaObject[] {
  let at = flattened(root, root);
  for (const step of path) {
    const next = at.flatMap((schema) => childSchemas(schema, step)).slice(0, MOST);
    at = [...new Set(next.flatMap((schema) => flattened(root, schema)))];
  }
  return at;
}

function childSchemas(schema: SchemaObject, step: string): unknown[] {
  const properties = own(schema, 'properties');
  const named = isObject(properties) ? own(properties, step) : undefined;
  if (named !== undefined) return [named];
  const found: unknown[] = [];
  if (/^\d+$/.test(step)) {
    const items = own(schema, 'items');
    const tuple = Array.isArray(items) ? items : listOf(schema, 'prefixItems');
    found.push(tuple[Number(step)] ?? (Array.isArray(items) ? own(schema, 'additionalItems') : items));
  }
  found.push(own(schema, 'additionalProperties'));
  return found.filter(isObject);
}
