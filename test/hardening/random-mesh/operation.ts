import fc from 'fast-check';
import type { Behaviour } from './mesh-node';

/** Something that is done to a mesh. Numbers are taken modulo what there is. */
export type Operation = { readonly node: number } & (
  | { readonly kind: 'link'; readonly other: number; readonly isUp: boolean }
  | { readonly kind: 'close'; readonly other: number }
  | { readonly kind: 'register'; readonly id: string }
  | { readonly kind: 'unregister'; readonly id: string }
  | { readonly kind: 'call'; readonly id: string; readonly behaviour: Behaviour; readonly next: string }
  | { readonly kind: 'abort'; readonly other: number }
  | { readonly kind: 'release' }
  | { readonly kind: 'emit'; readonly id: string }
  | { readonly kind: 'dispose' }
);

const node = fc.nat({ max: 7 });
const id = fc.constantFrom('a', 'b', 'c', 'd', '_e');
const behaviour = fc.constantFrom<Behaviour>(
  'echo',
  'echo',
  'throw',
  'hold',
  'nest',
  'stream',
  'stream-hold',
);
const kind = <const K extends string>(name: K): fc.Arbitrary<K> => fc.constant(name);

export const arbitraryCall: fc.Arbitrary<Operation> = fc.record({
  kind: kind('call'),
  node,
  id,
  behaviour,
  next: id,
});

/** Any operation; those that take something away are rarer. */
export const arbitraryOperation: fc.Arbitrary<Operation> = fc.oneof(
  { weight: 6, arbitrary: fc.record({ kind: kind('link'), node, other: node, isUp: fc.boolean() }) },
  { weight: 2, arbitrary: fc.record({ kind: kind('close'), node, other: node }) },
  { weight: 5, arbitrary: fc.record({ kind: kind('register'), node, id }) },
  { weight: 1, arbitrary: fc.record({ kind: kind('unregister'), node, id }) },
  { weight: 8, arbitrary: arbitraryCall },
  { weight: 1, arbitrary: fc.record({ kind: kind('abort'), node, other: fc.nat({ max: 3 }) }) },
  { weight: 2, arbitrary: fc.record({ kind: kind('release'), node }) },
  { weight: 3, arbitrary: fc.record({ kind: kind('emit'), node, id }) },
  { weight: 1, arbitrary: fc.record({ kind: kind('dispose'), node }) },
);
