import { parseAst } from 'vite';

/** A node of a syntax tree; only what is looked at. */
interface Node {
  readonly type: string;
  readonly source?: { readonly value?: unknown } | null;
  readonly argument?: { readonly literal?: { readonly value?: unknown } };
}

const FROM_SOURCE = new Set([
  'ImportDeclaration',
  'ExportNamedDeclaration',
  'ExportAllDeclaration',
  'ImportExpression',
  'TSImportType',
]);

function* nodesIn(value: unknown): Generator<Node> {
  if (Array.isArray(value)) for (const item of value) yield* nodesIn(item);
  else if (typeof value === 'object' && value !== null) {
    if ('type' in value && typeof value.type === 'string') yield value as Node;
    for (const child of Object.values(value)) yield* nodesIn(child);
  }
}

/** Every specifier that a source text imports or exports from, types included. @throws where the text can't be parsed */
export function readImports(text: string, file: string): string[] {
  const tree = parseAst(text, { lang: file.endsWith('x') ? 'tsx' : 'ts' });
  const found = new Set<string>();
  for (const node of nodesIn(tree)) {
    if (!FROM_SOURCE.has(node.type)) continue;
    const specifier = node.source?.value ?? node.argument?.literal?.value;
    if (typeof specifier === 'string') found.add(specifier);
  }
  return [...found];
}
