/**
 * The parts used here of Standard Schema and Standard JSON Schema, version 1 (https://standardschema.dev), which zod,
 * valibot (by its adapter) and ArkType implement. Structural, so that no package is needed for it.
 */
export interface StandardIssue {
  readonly message: string;
  readonly path?: ReadonlyArray<PropertyKey | { readonly key: PropertyKey }> | undefined;
}

export type StandardResult<Output> =
  | { readonly value: Output; readonly issues?: undefined }
  | { readonly issues: readonly StandardIssue[] };

export interface StandardJsonSchemaConverter {
  readonly input: (options: { readonly target: 'draft-2020-12' }) => Record<string, unknown>;
  readonly output: (options: { readonly target: 'draft-2020-12' }) => Record<string, unknown>;
}

/** The types that a schema stands for: what goes in, what comes out. Never there at run time. */
export interface SchemaTypes<Input, Output> {
  readonly input: Input;
  readonly output: Output;
}

/** A Standard Schema that also implements Standard JSON Schema. */
export interface StandardSchema<Input = unknown, Output = Input> {
  readonly '~standard': {
    readonly version: 1;
    readonly vendor: string;
    readonly types?: SchemaTypes<Input, Output> | undefined;
    readonly validate: (value: unknown) => StandardResult<Output> | Promise<StandardResult<Output>>;
    readonly jsonSchema: StandardJsonSchemaConverter;
  };
}
