import type { JsonSchema } from '../protocol/json-schema';

/** One fault of a value. */
export interface Issue {
  /** JSON Pointer (RFC 6901) to the place in the value; empty for the value itself. */
  readonly path: string;
  /** What is wrong there, for people: "must be a whole number". */
  readonly message: string;
}

/**
 * Checks values against plain JSON Schemas; each process brings the one that suits it: `ajvValidator` (Node), `cfworkerValidator`
 * (a page), or another.
 */
export interface SchemaValidator {
  /**
   * Compiles a schema to a check that gives the faults of a value; none: it is valid.
   *
   * @throws Error where the schema can't be compiled
   */
  compile(schema: JsonSchema): (value: unknown) => Issue[];
}
