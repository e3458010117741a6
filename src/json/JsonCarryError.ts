/** A value that JSON can't carry: a function, a cycle, nesting without end. */
export class JsonCarryError extends TypeError {
  override readonly name = 'JsonCarryError';
  /** What can't be carried: "a function". */
  readonly what: string;
  /** JSON Pointer of the place in the value; empty for the value itself. */
  readonly path: string;

  constructor(what: string, path: string) {
    super(`JSON can't carry ${what}${path === '' ? '' : ` (at ${path})`}`);
    this.what = what;
    this.path = path;
  }
}
