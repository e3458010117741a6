import type { Member, ObjectNode, TupleNode, TypeNode } from '../type-node';
import { docComment } from './doc-comment';
import { either, group, indent, joined, type Layout, line, softLine } from './layout';
import { commentText, keyText, quoted } from './quote';

/** What printing a type needs to know beside it. */
export interface TypeNames {
  /** The name of a named type. */
  readonly nameOf: (target: string) => string;
  /** Whether maps must be written out: within a type that holds itself, `Record` would be circular. */
  readonly isRecursive: boolean;
}

/** A type as source. */
export function printType(node: TypeNode, names: TypeNames): Layout {
  const print = (inner: TypeNode): Layout => printType(inner, names);
  switch (node.kind) {
    case 'keyword':
      return node.name;
    case 'unclear':
      return `unknown /* ${inlineComment(node.reason)} */`;
    case 'literal':
      return literalText(node.value);
    case 'reference':
      return names.nameOf(node.target);
    case 'object':
      return printObject(node, names);
    case 'map':
      return names.isRecursive && node.value.kind !== 'keyword'
        ? group('{ [key: string]: ', print(node.value), ' }')
        : group('Record<string, ', print(node.value), '>');
    case 'array':
      return [enclosed(node.item, print, ['union', 'intersection', 'unclear']), '[]'];
    case 'tuple':
      return printTuple(node, print);
    case 'union':
      return printUnion(node.of, print);
    case 'intersection':
      return joined(
        ' & ',
        node.of.map((part) => enclosed(part, print, ['union'])),
      );
  }
}

/** A type after a `:` or a `=` and before the `;`: a union that doesn't fit stands below, one type a line. */
export function printAfter(sign: ':' | ' =', node: TypeNode, names: TypeNames): Layout {
  if (node.kind !== 'union' || isHugged(node.of)) return [sign, ' ', printType(node, names)];
  const parts = node.of.map((part) => indent(printPart(part, (inner) => printType(inner, names))));
  return [sign, group(indent(line, either('| ', ''), joined([line, '| '], parts)))];
}

function printUnion(of: readonly TypeNode[], print: (node: TypeNode) => Layout): Layout {
  const parts = of.map((part) => printPart(part, print));
  return isHugged(of) ? joined(' | ', parts) : group(joined([line, '| '], parts));
}

function printPart(part: TypeNode, print: (node: TypeNode) => Layout): Layout {
  return enclosed(part, print, ['union']);
}

/** One object and `null` beside it: the object is broken, not the union. */
function isHugged(of: readonly TypeNode[]): boolean {
  const others = of.filter((part) => part.kind !== 'keyword' || part.name !== 'null');
  return others.length === 1 && others[0]?.kind === 'object';
}

function enclosed(
  node: TypeNode,
  print: (node: TypeNode) => Layout,
  kinds: readonly TypeNode['kind'][],
): Layout {
  if (!kinds.includes(node.kind)) return print(node);
  return group('(', indent(softLine, print(node)), softLine, ')');
}

function printObject(node: ObjectNode, names: TypeNames): Layout {
  return group(
    '{',
    indent(line, joined([';', line], memberLayouts(node, names))),
    either(';', ''),
    line,
    '}',
  );
}

/** The members of an object type, each without what separates it from the next. */
export function memberLayouts(node: ObjectNode, names: TypeNames): Layout[] {
  const members = node.members.map((member) => printMember(member, names));
  return node.rest ? [...members, ['[key: string]', printAfter(':', node.rest, names)]] : members;
}

function printMember({ key, type, isOptional, doc }: Member, names: TypeNames): Layout {
  return [...docComment(doc), keyText(key), isOptional ? '?' : '', printAfter(':', type, names)];
}

function printTuple(node: TupleNode, print: (node: TypeNode) => Layout): Layout {
  const items = node.items.map((item, index) =>
    index < node.required ? print(item) : [enclosed(item, print, ['union', 'intersection', 'unclear']), '?'],
  );
  if (node.rest) items.push(['...', enclosed(node.rest, print, ['union', 'intersection', 'unclear']), '[]']);
  if (items.length === 0) return '[]';
  return group('[', indent(softLine, joined([',', line], items)), either(',', ''), softLine, ']');
}

function literalText(value: string | number | bigint | boolean): string {
  if (typeof value === 'string') return quoted(value);
  return typeof value === 'bigint' ? `${value}n` : String(value);
}

function inlineComment(text: string): string {
  const short = text.length > 80 ? `${text.slice(0, 79)}…` : text;
  return commentText(short.replace(/\s+/g, ' '));
}
