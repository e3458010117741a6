import { type JsonVisitor, walkJson } from './walkJson';

interface At {
  /** UTF-16 offsets into the text; `end` is exclusive. */
  readonly start: number;
  readonly end: number;
}

/** One place in a JSON text, with every number by its text. */
export type JsonNode = At &
  (
    | { readonly kind: 'object'; readonly members: readonly JsonMember[] }
    | { readonly kind: 'array'; readonly items: readonly JsonNode[] }
    | { readonly kind: 'string'; readonly value: string }
    | { readonly kind: 'number'; readonly text: string }
    | { readonly kind: 'literal'; readonly value: boolean | null }
  );

/** A member of an object, duplicates included, in the order of the text. */
export interface JsonMember {
  readonly key: string;
  readonly keyStart: number;
  readonly keyEnd: number;
  readonly value: JsonNode;
}

/**
 * Parses a JSON text into nodes that know their place in it, for a viewer or an editor.
 * @throws JsonSyntaxError
 */
export function parseJsonTree(text: string): JsonNode {
  const builder = new TreeBuilder();
  walkJson(text, builder);
  return builder.finish();
}

type Mutable<T> = { -readonly [K in keyof T]: T[K] };
type Container =
  | (Mutable<At> & { kind: 'object'; members: Mutable<JsonMember>[] })
  | (Mutable<At> & { kind: 'array'; items: JsonNode[] });

class TreeBuilder implements JsonVisitor {
  readonly #open: Container[] = [];
  #root: JsonNode | undefined;
  #key = { key: '', keyStart: 0, keyEnd: 0 };

  openObject(start: number): void {
    this.#push({ kind: 'object', start, end: start, members: [] });
  }

  openArray(start: number): void {
    this.#push({ kind: 'array', start, end: start, items: [] });
  }

  key(key: string, keyStart: number, keyEnd: number): void {
    this.#key = { key, keyStart, keyEnd };
  }

  string(value: string, start: number, end: number): void {
    this.#add({ kind: 'string', value, start, end });
  }

  number(text: string, start: number, end: number): void {
    this.#add({ kind: 'number', text, start, end });
  }

  literal(value: boolean | null, start: number, end: number): void {
    this.#add({ kind: 'literal', value, start, end });
  }

  close(end: number): void {
    const container = this.#open.pop();
    if (container !== undefined) container.end = end;
  }

  finish(): JsonNode {
    if (this.#root === undefined) throw new Error('the walk ended without a value');
    return this.#root;
  }

  #push(container: Container): void {
    this.#add(container);
    this.#open.push(container);
  }

  #add(node: JsonNode): void {
    const parent = this.#open[this.#open.length - 1];
    if (parent === undefined) this.#root = node;
    else if (parent.kind === 'array') parent.items.push(node);
    else parent.members.push({ ...this.#key, value: node });
  }
}
