import { isRecord } from './isRecord';
import { pointTo, stepsOf } from './pointer';

/** A place in a schema as it was written. */
export interface Place {
  readonly schema: unknown;
  readonly path: string;
  /** The nearest `$id` around it, not its own; empty: none. */
  readonly base: string;
}

/** Keywords with data behind them, in which nothing is a schema. */
const DATA = new Set(['const', 'enum', 'default', 'examples']);
/** Keywords with schemas behind names of the author's own. */
const MAPS = new Set([
  'properties',
  'patternProperties',
  'dependentSchemas',
  'dependencies',
  '$defs',
  'definitions',
]);

/** Finds what `$ref`s lead to inside one schema document: pointers, anchors, and `$id`s of its own. Fetches nothing. */
export class References {
  readonly #root: unknown;
  readonly #named = new Map<string, Place>();
  readonly #dynamic = new Map<string, number>();

  constructor(root: unknown) {
    this.#root = root;
    this.#collect(root, '', '', 0, false);
  }

  /** Whether what a `$dynamicRef` or `$recursiveRef` means depends on the way that led to it. */
  isDynamic(ref: string): boolean {
    return (this.#dynamic.get(ref.slice(ref.indexOf('#'))) ?? 0) > 1;
  }

  /** @param base the nearest `$id` around the reference; empty: none */
  find(ref: string, base: string): Place | undefined {
    const hash = ref.indexOf('#');
    const document = hash === -1 ? ref : ref.slice(0, hash);
    const fragment = hash === -1 ? '' : ref.slice(hash + 1);
    const start =
      document === ''
        ? (this.#named.get(base) ?? { schema: this.#root, path: '', base: '' })
        : (this.#named.get(join(base, document)) ?? this.#named.get(document));
    if (start === undefined || fragment === '') return start;
    if (fragment.startsWith('/')) return descend(start, decode(fragment));
    return this.#named.get(`${join(base, document)}#${fragment}`) ?? this.#named.get(`#${fragment}`);
  }

  #collect(value: unknown, path: string, base: string, depth: number, isMap: boolean): void {
    if (typeof value !== 'object' || value === null || depth > MOST_LEVELS) return;
    const inner = isMap ? base : baseWithin(value, base);
    if (!isMap && isRecord(value)) this.#name(value, { schema: value, path, base }, inner);
    for (const [key, member] of Object.entries(value)) {
      if (!isMap && DATA.has(key)) continue;
      this.#collect(member, pointTo(path, key), inner, depth + 1, !isMap && MAPS.has(key));
    }
  }

  /** Remembers a schema by its `$id` and its anchors. */
  #name(schema: Readonly<Record<string, unknown>>, place: Place, inner: string): void {
    const { $id, $anchor, $dynamicAnchor, $recursiveAnchor } = schema;
    if (inner !== place.base) this.#named.set(inner, place);
    // Anchors of drafts 6 and 7 were written so.
    const old = typeof $id === 'string' && $id.length > 1 && $id.startsWith('#') ? $id.slice(1) : undefined;
    for (const anchor of [$anchor, $dynamicAnchor, old]) {
      if (typeof anchor !== 'string') continue;
      this.#named.set(`${inner}#${anchor}`, place);
      if (!this.#named.has(`#${anchor}`)) this.#named.set(`#${anchor}`, place);
    }
    const dynamic = typeof $dynamicAnchor === 'string' ? `#${$dynamicAnchor}` : $recursiveAnchor && '#';
    if (typeof dynamic === 'string') this.#dynamic.set(dynamic, (this.#dynamic.get(dynamic) ?? 0) + 1);
  }
}

/** The base of the references within a schema: its own `$id`, if it has one. */
export function baseWithin(schema: object, base: string): string {
  const { $id } = schema as { readonly $id?: unknown };
  return typeof $id !== 'string' || $id.startsWith('#') ? base : join(base, $id.replace(/#$/, ''));
}

export const MOST_LEVELS = 500;

/** A reference against its base (RFC 3986, the part that schemas use). */
function join(base: string, reference: string): string {
  if (/^[a-z][a-z0-9+.-]*:/i.test(reference) || base === '') return reference;
  const origin = /^[a-z][a-z0-9+.-]*:\/\/[^/]*/i.exec(base)?.[0] ?? '';
  if (reference.startsWith('/')) return origin + reference;
  const steps: string[] = [];
  for (const step of (base.slice(origin.length, base.lastIndexOf('/') + 1) + reference).split('/')) {
    if (step === '..' && steps.length > 1) steps.pop();
    else if (step !== '.' && step !== '..') steps.push(step);
  }
  return origin + steps.join('/');
}

function descend(start: Place, pointer: string): Place | undefined {
  let { schema, base } = start;
  for (const step of stepsOf(pointer)) {
    if (typeof schema !== 'object' || schema === null || !Object.hasOwn(schema, step)) return undefined;
    base = baseWithin(schema, base);
    schema = (schema as Record<string, unknown>)[step];
  }
  return { schema, path: start.path + pointer, base };
}

function decode(fragment: string): string {
  try {
    return decodeURIComponent(fragment);
  } catch {
    // A stray % is part of the name.
    return fragment;
  }
}
