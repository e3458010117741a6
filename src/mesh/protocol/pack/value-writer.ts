import { LONGEST_KEY, LONGEST_LIST, MOST_KEYS, MOST_OBJECTS, MOST_SHAPES, Tag } from './pack-form';
import { ShapeNode } from './shape-node';

const MOST_NODES = 16_384;

/**
 * Writes values as a row of plain ones: structured clone takes many times longer for objects, whose keys it writes one by
 * one. What it would give for a value comes out of the row too: no object is there twice, and any that isn't quite plain is
 * refused.
 */
export class ValueWriter {
  #root = new ShapeNode('', false);
  #nodes = 0;
  #shapes = 0;
  /** The value that is being written, and the objects within it so far. */
  #top: unknown;
  #seen: unknown[] = [];
  /** How many objects and lists the message has so far. */
  #objects = 0;
  readonly #define: (shape: readonly unknown[]) => void;

  /** @param define tells the peer the next shape */
  constructor(define: (shape: readonly unknown[]) => void) {
    this.#define = define;
  }

  /** Whether there is no room for another shape. */
  get isFull(): boolean {
    return this.#shapes >= MOST_SHAPES || this.#nodes >= MOST_NODES;
  }

  /** Forgets all shapes. */
  reset(): void {
    this.#root = new ShapeNode('', false);
    this.#nodes = this.#shapes = 0;
  }

  /** Lets go of a value that was left in the middle, because something in it threw. */
  abandon(): void {
    this.#top = undefined;
    this.#seen = [];
  }

  /** Appends the first value of a message; false: it can't go this way, and whatever was appended is to be taken off again. */
  write(value: unknown, out: unknown[]): boolean {
    this.#objects = 0;
    return this.writeFurther(value, out);
  }

  /** The same for a further value of the same message. */
  writeFurther(value: unknown, out: unknown[]): boolean {
    if (value === undefined) {
      out.push(Tag.undefined);
      return true;
    }
    if (isNested(value)) {
      this.#top = value;
      const isWritten = this.#nested(value, out);
      this.#top = undefined;
      if (this.#seen.length > 0) this.#seen = [];
      return isWritten;
    }
    out.push(Tag.plain, value);
    return isPlain(value);
  }

  #nested(value: object, out: unknown[]): boolean {
    this.#objects += 1;
    if (this.#objects > MOST_OBJECTS) return false;
    const prototype: unknown = Object.getPrototypeOf(value);
    if (prototype === Object.prototype) return this.#object(value as Record<string, unknown>, out);
    return prototype === Array.prototype && Array.isArray(value) && this.#list(value, out);
  }

  /** An object within another: one that is there twice, or within itself, can't be told from two. */
  #inner(value: object, out: unknown[]): boolean {
    const seen = this.#seen;
    if (value === this.#top || seen.includes(value)) return false;
    seen.push(value);
    return this.#nested(value, out);
  }

  #object(value: Record<string, unknown>, out: unknown[]): boolean {
    let node = this.#root;
    const at = out.length;
    out.push(0);
    for (const key in value) {
      if (!Object.prototype.hasOwnProperty.call(value, key)) continue;
      const field = value[key];
      const isDeep = isNested(field);
      const next = node.find(key, isDeep) ?? this.#grow(node, key, isDeep);
      if (next === undefined) return false;
      node = next;
      if (isDeep) {
        if (!this.#inner(field as object, out)) return false;
      } else {
        if (!isPlain(field)) return false;
        out.push(field);
      }
    }
    if (node.tag === 0 && !this.#name(node)) return false;
    out[at] = node.tag;
    return true;
  }

  #list(list: readonly unknown[], out: unknown[]): boolean {
    const { length } = list;
    if (length > LONGEST_LIST) return false;
    // A list may have holes, and further keys, which come last.
    const keys = Object.keys(list);
    if (keys.length !== length || (length > 0 && keys[length - 1] !== String(length - 1))) return false;
    const at = out.length;
    out.push(Tag.plainList, length);
    for (let index = 0; index < length; index += 1) {
      const item = list[index];
      if (isNested(item)) {
        out.length = at;
        return this.#mixedList(list, length, out);
      }
      if (!isPlain(item)) return false;
      out.push(item);
    }
    return true;
  }

  #mixedList(list: readonly unknown[], length: number, out: unknown[]): boolean {
    out.push(Tag.list, length);
    // As many as were told, even where a getter changes the list.
    for (let index = 0; index < length; index += 1) {
      const item = list[index];
      if (isNested(item)) {
        if (!this.#inner(item, out)) return false;
      } else {
        if (!isPlain(item)) return false;
        out.push(Tag.plain, item);
      }
    }
    return list.length === length;
  }

  #grow(node: ShapeNode, key: string, isDeep: boolean): ShapeNode | undefined {
    if (this.isFull || node.keys === MOST_KEYS || key.length > LONGEST_KEY) return undefined;
    // What every object has can't be assigned everywhere: `__proto__` never, the rest not where prototypes are frozen.
    if (key in Object.prototype) return undefined;
    this.#nodes += 1;
    return node.add(key, isDeep);
  }

  #name(node: ShapeNode): boolean {
    if (this.isFull) return false;
    node.tag = Tag.firstShape + this.#shapes++;
    this.#define(node.definition());
    return true;
  }
}

function isNested(value: unknown): value is object {
  return typeof value === 'object' && value !== null;
}

/** Whether a value that is no object can be cloned. */
function isPlain(value: unknown): boolean {
  return typeof value !== 'function' && typeof value !== 'symbol';
}
