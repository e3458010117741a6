import { dereference, type Schema, validate } from '@cfworker/json-schema';
import { InPlaceCost, MOST_APPLICATIONS } from '../schema/expansion';
import type { PreparedSchema } from '../schema/prepareSchema';
import { isRiskyPattern } from '../schema/riskyPattern';
import { isObject } from '../schema/schemaObject';

type Lookup = ReturnType<typeof dereference>;

const ROOT_URI = 'https://schema.invalid/';
/** A pattern that might take exponential time is tried on strings up to here only. */
const RISKY_LENGTH = 20;

/**
 * Tells which parts of a prepared schema a value fits, for the form's unions and conditions, by @cfworker/json-schema,
 * which generates no code (the page's policy forbids it). It defines hidden members on the schemas it gets, so it gets
 * copies. What is wrong with a request, and how that is said, is `compileProblems`'s.
 */
export class SchemaChecker {
  readonly root: PreparedSchema['root'];
  /** Why nothing can be checked, as a sentence. */
  readonly fault: string | undefined;
  readonly #draft: PreparedSchema['draft'];
  readonly #copies = new WeakMap<object, Schema>();
  readonly #lookups = new Map<boolean, Lookup>();

  constructor(prepared: PreparedSchema) {
    this.root = prepared.root;
    this.#draft = prepared.draft;
    const cost = new InPlaceCost(prepared.root).of(prepared.root);
    this.fault =
      cost === Infinity
        ? 'The schema refers to itself without end.'
        : cost > MOST_APPLICATIONS
          ? 'The schema is too intricate to be checked here.'
          : undefined;
  }

  /** Whether a value fits a part of the schema, or one that was put together of its parts. */
  fits(part: unknown, value: unknown): boolean {
    if (typeof part === 'boolean') return part;
    if (!isObject(part) || this.fault !== undefined) return false;
    try {
      const withRisky = longestString(value) <= RISKY_LENGTH;
      const lookup = this.#lookup(withRisky);
      let copy = withRisky ? this.#copies.get(part) : undefined;
      if (copy === undefined) {
        copy = copySchema(part, withRisky);
        dereference(copy, Object.create(lookup) as Lookup, new URL('https://part.invalid/'));
        if (withRisky) this.#copies.set(part, copy);
      }
      return validate(value, copy, this.#draft, lookup, true).valid;
    } catch {
      // A part that can't be applied fits nothing.
      return false;
    }
  }

  #lookup(withRisky: boolean): Lookup {
    let lookup = this.#lookups.get(withRisky);
    if (lookup === undefined) {
      lookup = dereference(
        copySchema(this.root as Record<string, unknown>, withRisky),
        undefined,
        new URL(ROOT_URI),
      );
      this.#lookups.set(withRisky, lookup);
    }
    return lookup;
  }
}

/** A deep copy whose references lead to the root wherever it stands. */
function copySchema(schema: Readonly<Record<string, unknown>>, withRisky: boolean): Schema {
  const copy = (value: unknown): unknown => {
    if (Array.isArray(value)) return value.map(copy);
    if (!isObject(value)) return value;
    const target: Record<string, unknown> = {};
    for (const [key, member] of Object.entries(value)) {
      if (key === '$ref' && typeof member === 'string' && member.startsWith('#'))
        target[key] = ROOT_URI + member;
      else if (key !== 'pattern' || withRisky || typeof member !== 'string' || !isRiskyPattern(member))
        Object.defineProperty(target, key, {
          value: copy(member),
          enumerable: true,
          configurable: true,
          writable: true,
        });
    }
    return target;
  };
  return copy(schema) as Schema;
}

function longestString(value: unknown): number {
  if (typeof value === 'string') return value.length;
  if (Array.isArray(value))
    return value.reduce<number>((most, item) => Math.max(most, longestString(item)), 0);
  return isObject(value) ? longestString(Object.values(value)) : 0;
}
