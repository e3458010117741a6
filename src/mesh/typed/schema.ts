import { PLAIN_VENDOR, type TypedJsonSchema } from './json-schema';
import type { StandardSchema } from './standard-schema';

/** What a definition takes as a schema: a Standard Schema with JSON Schema, or `jsonSchema<T>({…})`. */
export type Schema<Input = unknown, Output = Input> = StandardSchema<Input, Output> | TypedJsonSchema<Input>;

interface Typed {
  readonly '~standard': {
    readonly types?: { readonly input: unknown; readonly output: unknown } | undefined;
  };
}

/** The type that goes into a schema; `void` where there is no schema. */
export type InputOf<S> = S extends Typed ? NonNullable<S['~standard']['types']>['input'] : void;

/** The type that comes out of a schema; `void` where there is no schema. */
export type OutputOf<S> = S extends Typed ? NonNullable<S['~standard']['types']>['output'] : void;

/** Whether a schema is a plain JSON Schema. */
export function isPlain(schema: Schema): schema is TypedJsonSchema<unknown> {
  return schema['~standard'].vendor === PLAIN_VENDOR;
}
