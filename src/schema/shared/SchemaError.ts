/** A schema that can't be used, in plain words: where in it, and why. */
export class SchemaError extends Error {
  override readonly name = 'SchemaError';
  /** JSON Pointer into the schema; empty for the schema itself. */
  readonly path: string;

  constructor(path: string, problem: string) {
    super(path === '' ? `The schema ${problem}.` : `The schema at ${path} ${problem}.`);
    this.path = path;
  }
}
