/** A place in the tree of all shapes: the keys from the root to it are the beginning of a shape. */
export class ShapeNode {
  readonly key: string;
  /** Whether the value under the key is an object or a list. */
  readonly isNested: boolean;
  readonly parent: ShapeNode | undefined;
  readonly keys: number;
  /** The tag of the shape that ends here; 0: none was told yet. */
  tag = 0;
  /** Where the last object went on from here: the next one mostly does too. */
  #last: ShapeNode | undefined;
  #plain: Map<string, ShapeNode> | undefined;
  #nested: Map<string, ShapeNode> | undefined;

  constructor(key: string, isNested: boolean, parent?: ShapeNode) {
    this.key = key;
    this.isNested = isNested;
    this.parent = parent;
    this.keys = parent ? parent.keys + 1 : 0;
  }

  /** Where a further key leads; undefined: nowhere yet. */
  find(key: string, isNested: boolean): ShapeNode | undefined {
    const last = this.#last;
    if (last !== undefined && last.key === key && last.isNested === isNested) return last;
    const found = (isNested ? this.#nested : this.#plain)?.get(key);
    if (found) this.#last = found;
    return found;
  }

  add(key: string, isNested: boolean): ShapeNode {
    const node = new ShapeNode(key, isNested, this);
    if (isNested) (this.#nested ??= new Map()).set(key, node);
    else (this.#plain ??= new Map()).set(key, node);
    return node;
  }

  /** The shape that ends here, as it is told to the peer. */
  definition(): (string | readonly [string])[] {
    const before = this.parent?.definition();
    return before ? [...before, this.isNested ? [this.key] : this.key] : [];
  }
}
