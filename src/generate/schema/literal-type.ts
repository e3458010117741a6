import { keyword, type TypeNode } from '../type-node';
import type { PlainValue } from './plain-schema';

/** The type of one value (`const`, an entry of `enum`). */
export function literalType(value: PlainValue): TypeNode {
  if (value === null) return keyword('null');
  if (typeof value !== 'object') return { kind: 'literal', value };
  if (Array.isArray(value)) {
    const items = (value as readonly PlainValue[]).map(literalType);
    return { kind: 'tuple', items, required: items.length };
  }
  const members = Object.entries(value).map(([key, member]) => ({
    key,
    type: literalType(member as PlainValue),
    isOptional: false,
    doc: '',
  }));
  return members.length > 0 ? { kind: 'object', members } : { kind: 'map', value: keyword('never') };
}
