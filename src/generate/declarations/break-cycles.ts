import { intersectionOf, type TypeNode, unionOf } from '../type-node';
import type { NamedType, NamedTypes } from './named-types';

/**
 * Takes out what TypeScript refuses: a type that is nothing but itself (`A = A`, `A = A | null`, `A = B`, `B = A`). A
 * type that holds itself in a member, an item or a map is fine.
 */
export function breakCycles(types: NamedTypes): void {
  for (const type of types.all()) {
    if (isWithin(type.key, type.node, types)) type.node = without(type, type.node, types);
  }
}

/** Whether a type is a named one at once, be it by way of others: not within a member of it. */
function isWithin(key: string, node: TypeNode, types: NamedTypes): boolean {
  const seen = new Set<string>();
  const waiting = [node];
  for (let next = waiting.pop(); next !== undefined; next = waiting.pop()) {
    if (next.kind === 'union' || next.kind === 'intersection') waiting.push(...next.of);
    if (next.kind !== 'reference' || seen.has(next.target)) continue;
    if (next.target === key) return true;
    seen.add(next.target);
    const target = types.get(next.target);
    if (target) waiting.push(target.node);
  }
  return false;
}

function without(type: NamedType, node: TypeNode, types: NamedTypes): TypeNode {
  switch (node.kind) {
    case 'reference':
      return isWithin(type.key, node, types)
        ? { kind: 'unclear', reason: 'it refers to itself, and to nothing else' }
        : node;
    case 'union':
      return unionOf(node.of.map((part) => without(type, part, types)));
    case 'intersection':
      return intersectionOf(node.of.map((part) => without(type, part, types)));
    case 'keyword':
    case 'unclear':
    case 'literal':
    case 'object':
    case 'map':
    case 'array':
    case 'tuple':
      return node;
  }
}
