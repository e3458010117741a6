import { pointerSteps } from './pointer';
import { isObject, own, type SchemaObject, schemaMap } from './schemaObject';

/**
 * What a local `$ref` leads to: a JSON Pointer (`#/$defs/x`), the root (`#`), an `$anchor`, or the root's `$id`.
 * `undefined` where nothing is there; nothing is ever fetched.
 */
export function resolveRef(root: unknown, ref: string): unknown {
  const id = isObject(root) ? own(root, '$id') : undefined;
  const local = typeof id === 'string' && ref.startsWith(id) ? ref.slice(id.length) || '#' : ref;
  if (!local.startsWith('#')) return byId(root, local);
  if (local !== '#' && !local.startsWith('#/')) return byAnchor(root, local.slice(1));
  let at: unknown = root;
  for (const step of pointerSteps(decoded(local))) {
    if (Array.isArray(at)) at = (at as unknown[])[Number(step)];
    else if (isObject(at)) at = own(at, step);
    else return undefined;
  }
  return at;
}

/** A schema after its chain of `$ref`s; `undefined` where one leads nowhere or back to itself. */
export function followRefs(root: unknown, schema: unknown): unknown {
  const seen = new Set<unknown>();
  let at = schema;
  while (isObject(at) && typeof own(at, '$ref') === 'string') {
    if (seen.has(at)) return undefined;
    seen.add(at);
    at = resolveRef(root, own(at, '$ref') as string);
  }
  return at;
}

function decoded(ref: string): string {
  try {
    return decodeURIComponent(ref);
  } catch {
    // A stray % is part of the name.
    return ref;
  }
}

function definitions(root: unknown): SchemaObject[] {
  if (!isObject(root)) return [];
  return [
    root,
    ...[...schemaMap(root, '$defs'), ...schemaMap(root, 'definitions')].map(([, at]) => at).filter(isObject),
  ];
}

function byAnchor(root: unknown, name: string): unknown {
  return definitions(root).find((at) => own(at, '$anchor') === name || own(at, '$id') === `#${name}`);
}

function byId(root: unknown, id: string): unknown {
  return definitions(root).find((at) => own(at, '$id') === id);
}
