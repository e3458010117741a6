import { IN_PLACE } from './keywords';
import { type PreparedSchema, resolveRef } from './PreparedSchema';
import { SchemaError } from './SchemaError';
import { within } from './subschemas';

/** One place of a value is looked at so many times at most. */
const MOST_LOOKS = 10_000;

/**
 * Refuses a schema that would look at the same place of a value again and again: `{"$ref": "#"}`, or definitions that
 * each name the next one twice.
 * @throws SchemaError
 */
export function refuseEndless(root: PreparedSchema): void {
  const looks = new Map<PreparedSchema, number>();
  const open = new Set<PreparedSchema>();
  const count = (schema: PreparedSchema): number => {
    if (typeof schema === 'boolean') return 1;
    const known = looks.get(schema);
    if (known !== undefined) return known;
    if (open.has(schema)) throw new SchemaError('', 'refers to itself without end');
    open.add(schema);
    let sum = 1;
    if (schema['$ref'] !== undefined) sum += count(resolveRef(root, schema['$ref']));
    for (const keyword of IN_PLACE) {
      for (const part of within(keyword, schema[keyword])) sum += count(part);
    }
    if (sum > MOST_LOOKS) throw new SchemaError('', 'branches so often that a check would take forever');
    open.delete(schema);
    looks.set(schema, sum);
    return sum;
  };
  count(root);
  if (typeof root === 'boolean') return;
  for (const definition of Object.values((root['$defs'] ?? {}) as Record<string, PreparedSchema>))
    count(definition);
}
