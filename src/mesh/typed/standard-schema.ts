// The parts used here of Standard Schema and Standard JSON Schema, version 1 (https://standardschema.dev), which zod,
// valibot (by its adapter) and ArkType implement. Structural, so that no package is needed for it.

/** A fault of a value, as a Standard Schema tells it. */
export interface StandardIssue {
  /** What is wrong, for people. */
  readonly message: string;
  /** The keys that lead to the place; absent: the value itself. */
  readonly path?: ReadonlyArray<PropertyKey | { readonly key: PropertyKey }> | undefined;
}

/** What a Standard Schema makes of a value: what comes out of it, or its faults. */
export type StandardResult<Output> =
  | { readonly value: Output; readonly issues?: undefined }
  | { readonly issues: readonly StandardIssue[] };

/** What a Standard Schema is asked for as JSON Schema. */
export interface StandardJsonSchemaOptions {
  readonly target: 'draft-2020-12';
  /** The library's own options. */
  readonly libraryOptions?: Record<string, unknown> | undefined;
}

/** Gives the JSON Schema of a Standard Schema. Throws where it can't be expressed. */
export interface StandardJsonSchemaConverter {
  /** Of what goes in. */
  readonly input: (options: StandardJsonSchemaOptions) => Record<string, unknown>;
  /** Of what comes out. */
  readonly output: (options: StandardJsonSchemaOptions) => Record<string, unknown>;
}

/** The types that a schema stands for: what goes in, what comes out. Never there at run time. */
export interface SchemaTypes<Input, Output> {
  /** What goes in. */
  readonly input: Input;
  /** What comes out. */
  readonly output: Output;
}

/** A Standard Schema that also implements Standard JSON Schema, version 1 (https://standardschema.dev). */
export interface StandardSchema<Input = unknown, Output = Input> {
  /** What the two standards ask for. */
  readonly '~standard': {
    readonly version: 1;
    readonly vendor: string;
    readonly types?: SchemaTypes<Input, Output> | undefined;
    /** Checks a value. */
    readonly validate: (value: unknown) => StandardResult<Output> | Promise<StandardResult<Output>>;
    readonly jsonSchema: StandardJsonSchemaConverter;
  };
}
