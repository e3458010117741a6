import { followRefs } from './resolveRef';
import { isObject, listOf, own, type SchemaObject, schemaMap } from './schemaObject';

/** Past so many applications a check of one value would take seconds: no real schema comes near. */
export const MOST_APPLICATIONS = 50_000;

const IN_PLACE_LISTS = ['allOf', 'anyOf', 'oneOf'] as const;
const IN_PLACE = ['not', 'if', 'then', 'else'] as const;

/** How many schemas apply to the root value itself when one does; `Infinity` where it refers to itself without end. */
export class InPlaceCost {
  readonly #root: unknown;
  readonly #known = new Map<SchemaObject, number>();
  readonly #open = new Set<SchemaObject>();

  constructor(root: unknown) {
    this.#root = root;
  }

  of(schema: unknown): number {
    if (!isObject(schema)) return 1;
    const known = this.#known.get(schema);
    if (known !== undefined) return known;
    if (this.#open.has(schema)) return Infinity;
    this.#open.add(schema);
    let cost = 1;
    for (const keyword of IN_PLACE_LISTS) for (const part of listOf(schema, keyword)) cost += this.of(part);
    for (const keyword of IN_PLACE) cost += this.of(own(schema, keyword));
    for (const [, part] of schemaMap(schema, 'dependentSchemas')) cost += this.of(part);
    if (typeof own(schema, '$ref') === 'string') {
      const target = followRefs(this.#root, schema);
      cost += target === undefined ? Infinity : this.of(target);
    }
    this.#open.delete(schema);
    this.#known.set(schema, cost);
    return cost;
  }
}
