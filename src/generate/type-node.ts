/** A TypeScript type, before it is printed. */
export type TypeNode =
  | { readonly kind: 'keyword'; readonly name: Keyword }
  /** `unknown`, with the reason why nothing better can be said. */
  | { readonly kind: 'unclear'; readonly reason: string }
  | { readonly kind: 'literal'; readonly value: string | number | bigint | boolean }
  | { readonly kind: 'reference'; readonly target: string }
  | ObjectNode
  | { readonly kind: 'map'; readonly value: TypeNode }
  | { readonly kind: 'array'; readonly item: TypeNode }
  | TupleNode
  | { readonly kind: 'union'; readonly of: readonly TypeNode[] }
  | { readonly kind: 'intersection'; readonly of: readonly TypeNode[] };

export type Keyword = 'string' | 'number' | 'boolean' | 'null' | 'unknown' | 'never' | 'undefined';

export interface Member {
  readonly key: string;
  readonly type: TypeNode;
  readonly isOptional: boolean;
  /** The text of its doc comment, not escaped yet. */
  readonly doc: string;
}

export interface ObjectNode {
  readonly kind: 'object';
  readonly members: readonly Member[];
  /** The type of further members. */
  readonly rest?: TypeNode;
}

export interface TupleNode {
  readonly kind: 'tuple';
  readonly items: readonly TypeNode[];
  /** How many of the items must be there. */
  readonly required: number;
  readonly rest?: TypeNode;
}

export const keyword = (name: Keyword): TypeNode => ({ kind: 'keyword', name });

const UNKNOWN = keyword('unknown');

function isUnknown(node: TypeNode): boolean {
  return node.kind === 'unclear' || (node.kind === 'keyword' && node.name === 'unknown');
}

function isNever(node: TypeNode): boolean {
  return node.kind === 'keyword' && node.name === 'never';
}

function isNull(node: TypeNode): boolean {
  return node.kind === 'keyword' && node.name === 'null';
}

/** A key that two nodes share exactly when they are the same type, comments included. */
export function keyOfNode(node: TypeNode): string {
  return JSON.stringify(node, (_key, value: unknown) => (typeof value === 'bigint' ? `${value}n` : value));
}

function distinct(nodes: readonly TypeNode[]): TypeNode[] {
  return [...new Map(nodes.map((node) => [keyOfNode(node), node])).values()];
}

/** One of several types: flat, each once, `null` last; what is unknown swallows the others. */
export function unionOf(nodes: readonly TypeNode[]): TypeNode {
  const flat = distinct(nodes.flatMap((node) => (node.kind === 'union' ? node.of : [node])));
  const unknown = flat.find(isUnknown);
  if (unknown) return unknown;
  const some = flat.filter((node) => !isNever(node));
  const ordered = [...some.filter((node) => !isNull(node)), ...some.filter(isNull)];
  if (ordered.length > 1) return { kind: 'union', of: ordered };
  return ordered[0] ?? keyword('never');
}

/** All of several types at once: flat, each once; objects without a member in common become one. */
export function intersectionOf(nodes: readonly TypeNode[]): TypeNode {
  const flat = distinct(nodes.flatMap((node) => (node.kind === 'intersection' ? node.of : [node])));
  if (flat.some(isNever)) return keyword('never');
  const known = flat.filter((node) => !isUnknown(node));
  const joined = joinObjects(known);
  if (joined.length > 1) return { kind: 'intersection', of: joined };
  return joined[0] ?? flat.find((node) => node.kind === 'unclear') ?? UNKNOWN;
}

function joinObjects(nodes: readonly TypeNode[]): TypeNode[] {
  const joined: TypeNode[] = [];
  for (const node of nodes) {
    const index = joined.findIndex((other) => canJoin(other, node));
    const other = joined[index];
    if (other?.kind === 'object' && node.kind === 'object') {
      joined[index] = { kind: 'object', members: [...other.members, ...node.members] };
    } else joined.push(node);
  }
  return joined;
}

function canJoin(one: TypeNode, other: TypeNode): boolean {
  if (one.kind !== 'object' || other.kind !== 'object' || one.rest || other.rest) return false;
  const keys = new Set(one.members.map((member) => member.key));
  return !other.members.some((member) => keys.has(member.key));
}

/** The types that a type is made of. */
export function childrenOf(node: TypeNode): readonly TypeNode[] {
  switch (node.kind) {
    case 'keyword':
    case 'unclear':
    case 'literal':
    case 'reference':
      return [];
    case 'object':
      return [...node.members.map((member) => member.type), ...(node.rest ? [node.rest] : [])];
    case 'map':
      return [node.value];
    case 'array':
      return [node.item];
    case 'tuple':
      return [...node.items, ...(node.rest ? [node.rest] : [])];
    case 'union':
    case 'intersection':
      return node.of;
  }
}

/** The named types that a type speaks of, directly. */
export function referencesOf(node: TypeNode): string[] {
  if (node.kind === 'reference') return [node.target];
  return childrenOf(node).flatMap(referencesOf);
}
