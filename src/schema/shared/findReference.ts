import { isRecord } from './isRecord';
import { pointTo, stepsOf } from './pointer';

/** A place in a schema as it was written. */
export interface Place {
  readonly schema: unknown;
  readonly path: string;
}

/** Finds what `$ref`s lead to inside one schema document: pointers, anchors, and `$id`s of its own. Fetches nothing. */
export class References {
  readonly #root: unknown;
  readonly #named = new Map<string, Place>();

  constructor(root: unknown) {
    this.#root = root;
    this.#collect(root, '', '', 0);
  }

  /** @param base the nearest `$id` around the reference; empty: none */
  find(ref: string, base: string): Place | undefined {
    const hash = ref.indexOf('#');
    const document = hash === -1 ? ref : ref.slice(0, hash);
    const fragment = hash === -1 ? '' : ref.slice(hash + 1);
    const start =
      document === ''
        ? (this.#named.get(base) ?? { schema: this.#root, path: '' })
        : (this.#named.get(join(base, document)) ?? this.#named.get(document));
    if (start === undefined || fragment === '') return start;
    if (fragment.startsWith('/')) return descend(start, decode(fragment));
    return this.#named.get(`${join(base, document)}#${fragment}`) ?? this.#named.get(`#${fragment}`);
  }

  #collect(value: unknown, path: string, base: string, depth: number): void {
    if (typeof value !== 'object' || value === null || depth > MOST_LEVELS) return;
    let inner = base;
    if (isRecord(value)) {
      const { $id, $anchor, $dynamicAnchor } = value;
      if (typeof $id === 'string') {
        inner = join(base, $id.replace(/#$/, ''));
        this.#named.set(inner, { schema: value, path });
      }
      for (const anchor of [$anchor, $dynamicAnchor]) {
        if (typeof anchor !== 'string') continue;
        this.#named.set(`${inner}#${anchor}`, { schema: value, path });
        if (!this.#named.has(`#${anchor}`)) this.#named.set(`#${anchor}`, { schema: value, path });
      }
    }
    for (const [key, member] of Object.entries(value))
      this.#collect(member, pointTo(path, key), inner, depth + 1);
  }
}

export const MOST_LEVELS = 500;

/** A reference against its base (RFC 3986, the part that schemas use). */
export function join(base: string, reference: string): string {
  if (/^[a-z][a-z0-9+.-]*:/i.test(reference) || base === '') return reference;
  if (reference.startsWith('/')) return (/^[a-z][a-z0-9+.-]*:\/\/[^/]*/i.exec(base)?.[0] ?? '') + reference;
  return base.slice(0, base.lastIndexOf('/') + 1) + reference;
}

function descend(start: Place, pointer: string): Place | undefined {
  let schema = start.schema;
  for (const step of stepsOf(pointer)) {
    if (typeof schema !== 'object' || schema === null || !Object.hasOwn(schema, step)) return undefined;
    schema = (schema as Record<string, unknown>)[step];
  }
  return { schema, path: start.path + pointer };
}

function decode(fragment: string): string {
  try {
    return decodeURIComponent(fragment);
  } catch {
    // A stray % is part of the name.
    return fragment;
  }
}
