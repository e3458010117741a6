import type { Formability } from '../request-form/types';
import { branchesOver } from './branching';
import { everySchema } from './everySchema';
import { InPlaceCost, MOST_APPLICATIONS } from './expansion';
import { prepareSchema } from './prepareSchema';
import { followRefs } from './resolveRef';
import {
  isObject,
  listOf,
  own,
  requiredNames,
  type SchemaObject,
  schemaMap,
  typeNames,
} from './schemaObject';

/** Past so many parts the form would be slower than the text. */
const MOST_PARTS = 30_000;
/** And past so many visits along its references, drawing it would take seconds. */
const MOST_VISITS = 30_000;

/** Whether a form can be drawn from a schema; if not, the reason in a sentence, for the notice over the JSON editor. */
export function formability(schema: unknown): Formability {
  const no = (reason: string): Formability => ({ ok: false, reason });
  if (schema === undefined) return no('The peer doesn’t describe what this command takes.');
  if (schema === false) return no('The schema allows no value at all, so no form can fill it.');
  const { root, fault } = prepareSchema(schema);
  if (fault !== undefined) return no(`${fault} So no form can be drawn from it, and the check may be wrong.`);
  const cost = new InPlaceCost(root).of(root);
  if (cost === Infinity) return no('The schema refers to itself without end, so no form can fill it.');
  if (cost > MOST_APPLICATIONS) return no('The schema is too intricate for a form.');
  const parts = everySchema(root);
  if (parts.length > MOST_PARTS || branchesOver(root, MOST_VISITS))
    return no('The schema is too large for a form.');
  const missing = undescribed(root, root, [], new Set());
  if (missing !== undefined)
    return no(`“${missing}” is required but not described, so no form can fill it. The check may be wrong.`);
  return new Endings(root).ends(root)
    ? { ok: true }
    : no('Every value of the schema contains another one without end, so no form can fill it.');
}

/** The first required member that nothing in reach describes. */
function undescribed(
  root: unknown,
  schema: unknown,
  around: readonly string[],
  seen: Set<unknown>,
): string | undefined {
  const at = followRefs(root, schema);
  if (!isObject(at) || seen.has(at)) return undefined;
  seen.add(at);
  const names = [...around, ...describedNames(root, at, new Set())];
  const open = isObject(own(at, 'additionalProperties')) || schemaMap(at, 'patternProperties').length > 0;
  if (!open) {
    const lost = requiredNames(at).find((name) => !names.includes(name));
    if (lost !== undefined) return lost;
  }
  for (const keyword of ['allOf', 'anyOf', 'oneOf']) {
    for (const part of listOf(at, keyword)) {
      const lost = undescribed(
        root,
        part,
        open ? [...names, ...requiredNames(at), ...anyRequired(root, part)] : names,
        seen,
      );
      if (lost !== undefined) return lost;
    }
  }
  const inside = [
    ...schemaMap(at, 'properties').map(([, part]) => part),
    own(at, 'additionalProperties'),
    own(at, 'items'),
    ...listOf(at, 'items'),
    ...listOf(at, 'prefixItems'),
  ];
  for (const part of inside) {
    const lost = undescribed(root, part, [], seen);
    if (lost !== undefined) return lost;
  }
  return undefined;
}

function anyRequired(root: unknown, part: unknown): string[] {
  const at = followRefs(root, part);
  return isObject(at) ? requiredNames(at) : [];
}

/** The members that a schema or any part that applies beside it describes. */
function describedNames(root: unknown, schema: unknown, seen: Set<unknown>): string[] {
  const at = followRefs(root, schema);
  if (!isObject(at) || seen.has(at)) return [];
  seen.add(at);
  return [
    ...schemaMap(at, 'properties').map(([name]) => name),
    ...['allOf', 'anyOf', 'oneOf'].flatMap((keyword) =>
      listOf(at, keyword).flatMap((part) => describedNames(root, part, seen)),
    ),
    ...['if', 'then', 'else'].flatMap((keyword) => describedNames(root, own(at, keyword), seen)),
    ...schemaMap(at, 'dependentSchemas').flatMap(([, part]) => describedNames(root, part, seen)),
  ];
}

/** Which schemas have a value of finite size: found by adding those that do until none is added. */
class Endings {
  readonly #root: unknown;
  readonly #ending = new Set<SchemaObject>();

  constructor(root: unknown) {
    this.#root = root;
    const all = everySchema(root);
    for (let grew = true; grew; ) {
      grew = false;
      for (const schema of all) {
        if (this.#ending.has(schema) || !this.#endsNow(schema)) continue;
        this.#ending.add(schema);
        grew = true;
      }
    }
  }

  ends(schema: unknown): boolean {
    return !isObject(schema) || this.#ending.has(schema);
  }

  #endsNow(schema: SchemaObject): boolean {
    if (typeof own(schema, '$ref') === 'string' && !this.ends(followRefs(this.#root, schema))) return false;
    for (const keyword of ['anyOf', 'oneOf']) {
      const options = listOf(schema, keyword);
      if (options.length > 0 && !options.some((option) => this.ends(option))) return false;
    }
    if (!listOf(schema, 'allOf').every((part) => this.ends(part))) return false;
    const types = typeNames(schema);
    if (types.some((type) => type !== 'object' && type !== 'array')) return true;
    const properties = own(schema, 'properties');
    if (isObject(properties) && !requiredNames(schema).every((name) => this.ends(own(properties, name))))
      return false;
    const least = own(schema, 'minItems');
    return typeof least !== 'number' || least < 1 || this.ends(own(schema, 'items'));
  }
}
