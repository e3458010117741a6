/** A schema that can't be used, in plain words: where in it, and why. What `SchemaValidator.compile` throws. */
export class SchemaError extends Error {
  override readonly name = 'SchemaError';
  /** JSON Pointer into the schema; empty for the schema itself. */
  readonly path: string;

  /**
   * @param path JSON Pointer into the schema
   * @param problem what follows "the schema" in a sentence
   */
  constructor(path: string, problem: string) {
    super(path === '' ? `The schema ${problem}.` : `The schema at ${path} ${problem}.`);
    this.path = path;
  }
}
