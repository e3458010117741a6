import { PLAIN_VENDOR, type TypedJsonSchema } from './json-schema';
import type { StandardSchema } from './standard-schema';

/**
 * What a definition takes as a schema: a {@link StandardSchema} (zod 4.2 and later, ArkType, Valibot by its adapter
 * `toStandardJsonSchema`), which checks values itself, or a plain one, {@link jsonSchema}.
 */
export type Schema<Input = unknown, Output = Input> = StandardSchema<Input, Output> | TypedJsonSchema<Input>;

/** Whatever carries its types as a Standard Schema does. */
export interface CarriesTypes {
  /** The types are never there at run time. */
  readonly '~standard': {
    readonly types?: { readonly input: unknown; readonly output: unknown } | undefined;
  };
}

/** The type that goes into a schema; `void` where there is no schema. */
export type InputOf<S> = S extends CarriesTypes ? NonNullable<S['~standard']['types']>['input'] : void;

/** The type that comes out of a schema; `void` where there is no schema. */
export type OutputOf<S> = S extends CarriesTypes ? NonNullable<S['~standard']['types']>['output'] : void;

/** The schema that a spec has under `Key`; `undefined` where it has none. */
export type SchemaAt<Spec, Key extends string> = Spec extends { readonly [K in Key]: infer S }
  ? S
  : undefined;

/**
 * Whether a schema is a plain JSON Schema.
 *
 * @throws TypeError where it is no schema at all: written in JavaScript it may be anything
 */
export function isPlain(schema: Schema): schema is TypedJsonSchema<unknown> {
  const { '~standard': standard }: Partial<Schema> = schema;
  if (!standard)
    throw new TypeError('It is no Standard Schema. Wrap a plain JSON Schema: jsonSchema({ … }).');
  return standard.vendor === PLAIN_VENDOR;
}
