import { isPlainObject, type PlainValue } from './plain-schema';

/** What a `$ref` leads to, and where that stands. */
export interface Resolved {
  /** JSON Pointer in the root, decoded; empty for the root. */
  readonly path: readonly string[];
  readonly schema: PlainValue;
}

/**
 * What a `$ref` leads to within its own root: a JSON Pointer (`#/$defs/x`), the root (`#`), an `$anchor`, an `$id` of
 * the root or of a definition. Nothing is ever fetched.
 *
 * @returns undefined where it leads nowhere
 */
export function resolvePointer(root: PlainValue, ref: string): Resolved | undefined {
  const rootId = isPlainObject(root) ? root['$id'] : undefined;
  const isWithinRoot = typeof rootId === 'string' && rootId !== '' && ref.startsWith(rootId);
  const local = isWithinRoot ? ref.slice(rootId.length) || '#' : ref;
  if (local === '#' || local === '#/') return { path: [], schema: root };
  if (!local.startsWith('#/')) return namedDefinition(root, local);
  const path = decoded(local).slice(2).split('/').map(unescaped);
  let at: PlainValue | undefined = root;
  for (const step of path) {
    if (Array.isArray(at)) at = /^\d+$/.test(step) ? (at[Number(step)] as PlainValue | undefined) : undefined;
    else at = isPlainObject(at) ? at[step] : undefined;
  }
  return at === undefined ? undefined : { path, schema: at };
}

function namedDefinition(root: PlainValue, ref: string): Resolved | undefined {
  if (!isPlainObject(root)) return undefined;
  const anchor = ref.startsWith('#') ? ref.slice(1) : undefined;
  if (anchor !== undefined && root['$anchor'] === anchor) return { path: [], schema: root };
  for (const keyword of ['$defs', 'definitions']) {
    const definitions = root[keyword];
    if (!isPlainObject(definitions)) continue;
    for (const [name, schema] of Object.entries(definitions)) {
      if (!isPlainObject(schema)) continue;
      const isMeant = schema['$id'] === ref || (anchor !== undefined && schema['$anchor'] === anchor);
      if (isMeant) return { path: [keyword, name], schema };
    }
  }
  return undefined;
}

function unescaped(step: string): string {
  return step.replaceAll('~1', '/').replaceAll('~0', '~');
}

function decoded(ref: string): string {
  try {
    return decodeURIComponent(ref);
  } catch {
    // A stray % is part of the name.
    return ref;
  }
}
