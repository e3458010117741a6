import type { JsonSchema } from '../protocol/json-schema';
import type { SchemaTypes } from './standard-schema';

/** Marks a schema as made by `jsonSchema`. */
export const PLAIN_VENDOR = 'meshscope';

/** A JSON Schema written by hand, with the TypeScript type that it stands for: made by {@link jsonSchema}. */
export interface TypedJsonSchema<T> {
  /** As it was written. */
  readonly json: JsonSchema;
  /** Tells it from a library's schema, and carries its type. */
  readonly '~standard': {
    readonly version: 1;
    readonly vendor: typeof PLAIN_VENDOR;
    readonly types?: SchemaTypes<T, T> | undefined;
  };
}

/**
 * Wraps a plain JSON Schema (draft 2020-12) for a definition. It is advertised as written, without `$schema`, and
 * checked only where the registry was given a `validator`. That type and schema agree is the writer's to see to.
 *
 * @typeParam T the type of the values that the schema describes
 */
export function jsonSchema<T>(schema: JsonSchema): TypedJsonSchema<T> {
  return { json: schema, '~standard': { version: 1, vendor: PLAIN_VENDOR } };
}
