/** Something that is built by itself. */
export interface Part {
  readonly name: string;
  /** Files and folders, from the root, that it is made from; tests in them don't count. */
  readonly inputs: readonly string[];
  /** A file that is there once it is built. */
  readonly output: string;
  build(): Promise<void>;
}
