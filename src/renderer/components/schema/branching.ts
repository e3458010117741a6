import { partsOf } from './everySchema';
import { resolveRef } from './resolveRef';
import { isObject, own } from './schemaObject';

/**
 * RJSF follows every reference on every path, but not one that it is following already. This counts the schemas that it
 * would visit so, up to `limit`: a few definitions that refer to each other crosswise can be millions.
 */
export function branchesOver(root: unknown, limit: number): boolean {
  let visited = 0;
  const open = new Set<string>();
  const visit = (schema: unknown): void => {
    if (!isObject(schema) || visited > limit) return;
    visited++;
    const ref = own(schema, '$ref');
    if (typeof ref === 'string' && !open.has(ref)) {
      open.add(ref);
      visit(resolveRef(root, ref));
      open.delete(ref);
    }
    const { $defs: _, definitions: __, ...beside } = schema;
    for (const part of partsOf(beside)) visit(part);
  };
  visit(root);
  return visited > limit;
}
