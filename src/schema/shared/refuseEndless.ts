import { IN_PLACE } from './keywords';
import { type PreparedSchema, resolveRef } from './PreparedSchema';
import { SchemaError } from './SchemaError';

/**
 * Refuses a schema that would look at the same place of a value again and again: `{"$ref": "#"}`.
 * @throws SchemaError
 */
export function refuseEndless(root: PreparedSchema): void {
  const done = new Set<PreparedSchema>();
  const open = new Set<PreparedSchema>();
  const visit = (schema: PreparedSchema): void => {
    if (typeof schema === 'boolean' || done.has(schema)) return;
    if (open.has(schema)) throw new SchemaError('', 'refers to itself without end');
    open.add(schema);
    if (schema['$ref'] !== undefined) visit(resolveRef(root, schema['$ref']));
    for (const keyword of IN_PLACE) {
      const inner = schema[keyword] as PreparedSchema | readonly PreparedSchema[] | undefined;
      if (inner === undefined) continue;
      for (const part of Array.isArray(inner)
        ? (inner as readonly PreparedSchema[])
        : [inner as PreparedSchema])
        visit(part);
    }
    open.delete(schema);
    done.add(schema);
  };
  visit(root);
  if (typeof root === 'boolean') return;
  for (const definition of Object.values((root['$defs'] ?? {}) as Record<string, PreparedSchema>))
    visit(definition);
}
