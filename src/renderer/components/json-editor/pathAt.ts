import { ensureSyntaxTree, syntaxTree } from '@codemirror/language';
import type { EditorState } from '@codemirror/state';

type SyntaxNode = ReturnType<ReturnType<typeof syntaxTree>['resolveInner']>;

/** What the caret stands in: the path of the object or value, and whether a member's name is being written. */
export interface CaretPlace {
  path: string[];
  writing: 'name' | 'value';
  /** The names that the object has already. */
  names: string[];
  /** Where the name or value under the caret begins and ends. */
  from: number;
  to: number;
}

/** Spent on parsing up to the caret, where the background hasn't come so far yet. */
const PARSE_MS = 200;

/** Where in the JSON the caret is; `undefined` where neither a name nor a value can stand. */
export function caretPlace(state: EditorState, position: number): CaretPlace | undefined {
  const tree = ensureSyntaxTree(state, position, PARSE_MS) ?? syntaxTree(state);
  const node = tree.resolveInner(position, -1);
  const from = isWord(node) ? node.from : position;
  const to = isWord(node) ? Math.max(node.to, position) : position;
  const before = lastSignificant(state, from);
  const container = enclosing(node, 'Object', 'Array', from);
  if (container === null)
    return before === '' ? { path: [], writing: 'value', names: [], from, to } : undefined;
  const path = pathTo(state, container);
  if (container.name === 'Array') {
    if (before !== '[' && before !== ',') return undefined;
    return { path: [...path, String(itemIndex(container, from))], writing: 'value', names: [], from, to };
  }
  if (before === ':') {
    const name = lastName(state, container, from);
    return name === undefined ? undefined : { path: [...path, name], writing: 'value', names: [], from, to };
  }
  if (before !== '{' && before !== ',') return undefined;
  return { path, writing: 'name', names: names(state, container, from), from, to };
}

const isWord = (node: SyntaxNode): boolean =>
  ['PropertyName', 'String', 'Number', 'True', 'False', 'Null'].includes(node.name) ||
  (node.type.isError && node.to > node.from);

function lastSignificant(state: EditorState, position: number): string {
  return state
    .sliceDoc(Math.max(0, position - 500), position)
    .trimEnd()
    .slice(-1);
}

function enclosing(node: SyntaxNode, one: string, other: string, from: number): SyntaxNode | null {
  let at: SyntaxNode | null = node;
  while (at !== null && !((at.name === one || at.name === other) && at.from < from)) at = at.parent;
  return at;
}

/** The JSON path of an object or array in the syntax tree. */
function pathTo(state: EditorState, container: SyntaxNode): string[] {
  const path: string[] = [];
  let at: SyntaxNode = container;
  for (let parent = at.parent; parent !== null; parent = at.parent) {
    if (parent.name === 'Property') {
      const name = parent.getChild('PropertyName');
      if (name !== null) path.unshift(textOf(state, name));
    } else if (parent.name === 'Array') path.unshift(String(itemIndex(parent, at.from)));
    at = parent;
  }
  return path;
}

function itemIndex(array: SyntaxNode, before: number): number {
  let index = 0;
  for (let child = array.firstChild; child !== null && child.to <= before; child = child.nextSibling) {
    if (!['[', ']', ',', '⚠'].includes(child.name)) index++;
  }
  return index;
}

function textOf(state: EditorState, name: SyntaxNode): string {
  const raw = state.sliceDoc(name.from, name.to);
  try {
    return String(JSON.parse(raw));
  } catch {
    // Half-written: as it stands.
    return raw.replaceAll('"', '');
  }
}

function names(state: EditorState, object: SyntaxNode, except: number): string[] {
  return object
    .getChildren('Property')
    .flatMap((property) => property.getChild('PropertyName') ?? [])
    .filter((name) => name.from !== except)
    .map((name) => textOf(state, name));
}

function lastName(state: EditorState, object: SyntaxNode, before: number): string | undefined {
  const name = object
    .getChildren('Property')
    .flatMap((property) => property.getChild('PropertyName') ?? [])
    .filter((found) => found.to <= before)
    .at(-1);
  return name === undefined ? undefined : textOf(state, name);
}
