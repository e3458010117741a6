import { ClosureKeys } from '../schema/closure-keys';
import { docOf } from '../schema/keywords';
import type { PlainValue } from '../schema/plain-schema';
import { type Resolved, resolvePointer } from '../schema/resolve-pointer';
import { schemaType } from '../schema/schema-type';
import { childrenOf, keyOfNode, referencesOf, type TypeNode } from '../type-node';

/** Shorter types are written again wherever they are needed, as a person would. */
const REPEATED_LENGTH = 400;

/** A type that gets a name of its own. */
export interface NamedType {
  readonly key: string;
  /** What its schema is called: the last step to it; undefined for a root. */
  readonly title: string | undefined;
  /** What stands before its title where that alone is taken. */
  readonly owner: string;
  readonly doc: string;
  node: TypeNode;
}

/** The schema of one side of a command, converted. */
export interface RootType {
  readonly schema: PlainValue;
  /** The type to be written at the definition: a reference where it has a name of its own. */
  readonly type: TypeNode;
}

/** Collects the named types behind the schemas of many commands; equal definitions become one. */
export class NamedTypes {
  readonly #types = new Map<string, NamedType>();
  readonly #closures = new ClosureKeys();
  readonly #waiting: Waiting[] = [];
  readonly #large = new Map<string, string>();

  get(key: string): NamedType | undefined {
    return this.#types.get(key);
  }

  all(): NamedType[] {
    return [...this.#types.values()];
  }

  /**
   * Converts the schema of one side of a command.
   *
   * @param side tells it from every other
   * @param owner the name of this side's type, if it needs one
   */
  addRoot(schema: PlainValue, side: string, owner: string): RootType {
    const root: Root = { schema, key: `root ${side}`, owner };
    const node = this.#convert(schema, root);
    this.#convertWaiting();
    if (!this.#types.has(root.key)) {
      if (isBrief(node)) return { schema, type: node };
      const same = this.#sameAs(node, root.key);
      this.#types.set(root.key, { key: root.key, title: undefined, owner, doc: docOf(schema), node: same });
    }
    return { schema, type: { kind: 'reference', target: root.key } };
  }

  /** A large type that another side has already is written once; this side's name stands for it. */
  #sameAs(node: TypeNode, key: string): TypeNode {
    const content = keyOfNode(node);
    if (content.length < REPEATED_LENGTH) return node;
    const first = this.#large.get(content);
    if (first !== undefined) return { kind: 'reference', target: first };
    if (node.kind === 'array') {
      const item = this.#large.get(keyOfNode(node.item));
      return item === undefined ? node : { kind: 'array', item: { kind: 'reference', target: item } };
    }
    this.#large.set(content, key);
    return node;
  }

  #convert(schema: PlainValue, root: Root): TypeNode {
    const refer = (ref: string): TypeNode => {
      const target = resolvePointer(root.schema, ref);
      if (!target) return { kind: 'unclear', reason: `${JSON.stringify(ref)} leads nowhere` };
      return { kind: 'reference', target: this.#named(target, root) };
    };
    return schemaType(schema, { refer, around: undefined });
  }

  /** The key of a referenced type, which is converted later: chains of references may be long. */
  #named(target: Resolved, root: Root): string {
    const isRoot = target.path.length === 0;
    const key = isRoot ? root.key : this.#closures.keyOf(target, root.schema, root.key);
    if (this.#types.has(key)) return key;
    const title = target.path[target.path.length - 1];
    const type: NamedType = { key, title, owner: root.owner, doc: docOf(target.schema), node: PENDING };
    this.#types.set(key, type);
    this.#waiting.push({ type, schema: target.schema, root });
    return key;
  }

  #convertWaiting(): void {
    for (let next = this.#waiting.pop(); next !== undefined; next = this.#waiting.pop()) {
      next.type.node = this.#convert(next.schema, next.root);
    }
  }
}

interface Root {
  readonly schema: PlainValue;
  readonly key: string;
  readonly owner: string;
}

interface Waiting {
  readonly type: NamedType;
  readonly schema: PlainValue;
  readonly root: Root;
}

/** Stands for a type while it is being converted: its own schema may refer to it. */
const PENDING: TypeNode = { kind: 'keyword', name: 'unknown' };

/** Whether a person would write a type where it is used, without a name. */
function isBrief(node: TypeNode): boolean {
  switch (node.kind) {
    case 'keyword':
    case 'unclear':
    case 'literal':
    case 'reference':
      return true;
    case 'array':
    case 'map':
      return childrenOf(node).every(isBrief);
    case 'union':
    case 'tuple':
      return childrenOf(node).length <= 3 && childrenOf(node).every(isBrief);
    case 'object':
    case 'intersection':
      return false;
  }
}

/** Every named type that a type speaks of, also through others. */
export function reachableFrom(node: TypeNode, types: NamedTypes): Set<string> {
  const reached = new Set<string>();
  const waiting = referencesOf(node);
  for (let key = waiting.pop(); key !== undefined; key = waiting.pop()) {
    if (reached.has(key)) continue;
    reached.add(key);
    const type = types.get(key);
    if (type) waiting.push(...referencesOf(type.node));
  }
  return reached;
}
