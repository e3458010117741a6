import type { JsonSchema } from '../protocol/json-schema';

/** Brings the JSON Schema of a schema library to one form. */
export function normaliseSchema(schema: JsonSchema): JsonSchema {
  return schema;
}
