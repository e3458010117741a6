import type { PreparedSchema } from './PreparedSchema';
import { subschemas } from './subschemas';

/** Whether one of the keywords stands anywhere in a schema. */
export function mentions(root: PreparedSchema, keywords: readonly string[]): boolean {
  for (const schema of subschemas(root)) if (keywords.some((keyword) => keyword in schema)) return true;
  return false;
}
