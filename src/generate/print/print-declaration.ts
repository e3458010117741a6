import type { NamedType } from '../declarations/named-types';
import { docComment } from './doc-comment';
import { indent, type Layout, newLine } from './layout';
import { memberLayouts, printAfter, type TypeNames } from './print-type';

/** `export interface Point { … }`, or `export type …` for what isn't an object. */
export function printDeclaration({ doc, node }: NamedType, name: string, names: TypeNames): Layout {
  if (node.kind !== 'object') {
    return [...docComment(doc), `export type ${name}`, printAfter(' =', node, names), ';'];
  }
  const members = memberLayouts(node, names).flatMap((member): Layout[] => [newLine, member, ';']);
  return [...docComment(doc), `export interface ${name} {`, indent(...members), newLine, '}'];
}
