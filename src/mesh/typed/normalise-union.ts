import { isSchemaObject, type SchemaObject, textOf } from './schema-keywords';

/** Order of the types of a union: libraries differ in it, and `null` comes last as with the Rust peer. */
const RANKS = ['string', 'number', 'integer', 'boolean', 'array', 'object', 'null'];

const typesOf = ({ type }: SchemaObject): readonly unknown[] => (Array.isArray(type) ? type : [type]);
const rankOf = (branch: SchemaObject): number => {
  const rank = RANKS.indexOf(String(typesOf(branch)[0]));
  return rank < 0 ? RANKS.length - 2 : rank;
};
const hasOnly = (branch: SchemaObject, ...keywords: string[]): boolean =>
  Object.keys(branch).every((keyword) => keywords.includes(keyword));
const literalsOf = (branch: SchemaObject): readonly unknown[] | undefined => {
  if (!hasOnly(branch, 'type', 'const', 'enum')) return undefined;
  if ('const' in branch) return [branch['const']];
  return Array.isArray(branch['enum']) ? branch['enum'] : undefined;
};

/** One or more types under `type`, in the one order. */
export function typeKeyword(types: Iterable<unknown>): unknown {
  const sorted = [...new Set(types)].sort(
    (one, other) => RANKS.indexOf(String(one)) - RANKS.indexOf(String(other)),
  );
  return sorted.length === 1 ? sorted[0] : sorted;
}

/** The enum or const keyword for literals, with the type that all of them have; libraries differ in both. */
export function literalKeywords(values: readonly unknown[]): SchemaObject {
  const sorted = [...new Set(values)].sort(compareLiterals);
  const types = new Set(sorted.map((value) => (value === null ? 'null' : typeof value)));
  if (sorted.length === 2 && types.size === 1 && types.has('boolean')) return { type: 'boolean' };
  if (sorted.length === 1)
    return sorted[0] === null ? { type: 'null' } : { type: typeKeyword(types), const: sorted[0] };
  return { type: typeKeyword(types), enum: sorted };
}

/** Strings and numbers by their value, `null` last: ArkType keeps no order of its own. */
function compareLiterals(one: unknown, other: unknown): number {
  if (one === null || other === null) return one === null ? 1 : -1;
  if (typeof one === 'number' && typeof other === 'number') return one - other;
  return JSON.stringify(one) < JSON.stringify(other) ? -1 : 1;
}

/** A union without the unions that are nothing but a branch of it. */
export function flatUnion(schema: SchemaObject): SchemaObject {
  return Array.isArray(schema['anyOf']) ? { ...schema, anyOf: schema['anyOf'].flatMap(branchesOf) } : schema;
}

function branchesOf(branch: unknown): readonly unknown[] {
  const inner = isSchemaObject(branch) && hasOnly(branch, 'anyOf') ? branch['anyOf'] : undefined;
  return Array.isArray(inner) ? inner.flatMap(branchesOf) : [branch];
}

/**
 * Brings a union, whose branches are in the one form already, to the one form: literals as one enum, plain types as one
 * `type`, an option as a type with `null`, objects told apart by a tag as `oneOf`.
 */
export function normaliseUnion(schema: SchemaObject): SchemaObject {
  const { anyOf, oneOf, ...rest } = schema;
  const written = anyOf ?? oneOf;
  if ((anyOf && oneOf) || !Array.isArray(written) || !written.every(isSchemaObject)) return schema;
  const given = withoutRepeated(rest['description'], oneOf ? written : written.flatMap(taggedOf));
  const branches = mergeOption(mergePlainTypes(mergeLiterals(given))).sort(inOneOrder);
  const [only, second] = branches;
  if (only && !second && Object.keys(only).every((keyword) => !(keyword in rest)))
    return { ...rest, ...only };
  const objects = branches.filter((branch) => !isNull(branch));
  const tag = tagOf(objects);
  if (tag === undefined) return { ...rest, [oneOf ? 'oneOf' : 'anyOf']: branches };
  // By their tags: ArkType keeps no order of its own.
  const valueOf = (branch: SchemaObject): unknown => tagsOf(branch).get(tag)?.[0];
  objects.sort((one, other) => compareLiterals(valueOf(one), valueOf(other)));
  return { ...rest, oneOf: [...objects, ...branches.filter(isNull)] };
}

/** By type, then by text: ArkType keeps no order of its own. */
function inOneOrder(one: SchemaObject, other: SchemaObject): number {
  return rankOf(one) - rankOf(other) || (textOf(one) < textOf(other) ? -1 : 1);
}

/** What ArkType says of a union it says of each branch as well. */
function withoutRepeated(said: unknown, branches: readonly SchemaObject[]): readonly SchemaObject[] {
  if (said === undefined || branches.some(({ description }) => description !== said)) return branches;
  return branches.map(({ description: _said, ...branch }) => branch);
}

/** The branches of a union that is told apart by a tag: none of them fits what another one does. */
function taggedOf(branch: SchemaObject): readonly SchemaObject[] {
  const inner = branch['oneOf'];
  if (!hasOnly(branch, 'oneOf') || !Array.isArray(inner) || !inner.every(isSchemaObject)) return [branch];
  return tagOf(inner.filter((one) => !isNull(one))) === undefined ? [branch] : inner;
}

function mergeLiterals(branches: readonly SchemaObject[]): SchemaObject[] {
  const literals = branches.flatMap((branch) => literalsOf(branch) ?? []);
  if (literals.length === 0) return [...branches];
  const others = branches.filter((branch) => literalsOf(branch) === undefined);
  const types = others.filter((branch) => hasOnly(branch, 'type')).flatMap(typesOf);
  const rest = literals.filter((value) => !types.includes(value === null ? 'null' : typeof value));
  return rest.length === 0 ? others : [literalKeywords(rest), ...others];
}

function mergePlainTypes(branches: SchemaObject[]): SchemaObject[] {
  const plain = branches.filter((branch) => 'type' in branch && hasOnly(branch, 'type'));
  if (plain.length < 2) return branches;
  const others = branches.filter((branch) => !plain.includes(branch));
  return [{ type: typeKeyword(plain.flatMap(typesOf)) }, ...others];
}

const isNull = (branch: SchemaObject): boolean => branch['type'] === 'null' && hasOnly(branch, 'type');

function mergeOption(branches: SchemaObject[]): SchemaObject[] {
  const some = branches.find((branch) => !isNull(branch));
  if (branches.length !== 2 || !branches.some(isNull) || some?.['type'] === undefined) return branches;
  const literals = literalsOf(some);
  if (literals) return [literalKeywords([...literals, null])];
  if ('const' in some || 'enum' in some) return branches;
  return [{ ...some, type: typeKeyword([...typesOf(some), 'null']) }];
}

/** The required key under which every branch, each an object, has literals that no other one has. */
function tagOf(branches: readonly SchemaObject[]): string | undefined {
  const tags = branches.map(tagsOf);
  const [first] = tags;
  if (first === undefined || branches.length < 2) return undefined;
  return [...first.keys()].sort().find((key) => {
    const values = tags.flatMap((tagsOfBranch) => tagsOfBranch.get(key) ?? []);
    return tags.every((tagsOfBranch) => tagsOfBranch.has(key)) && new Set(values).size === values.length;
  });
}

function tagsOf({ properties, required }: SchemaObject): ReadonlyMap<string, readonly unknown[]> {
  const tags = new Map<string, readonly unknown[]>();
  if (!isSchemaObject(properties) || !Array.isArray(required)) return tags;
  for (const [key, property] of Object.entries(properties)) {
    if (!required.includes(key) || !isSchemaObject(property)) continue;
    const literals = isNull(property) ? [null] : literalsOf(property);
    if (literals) tags.set(key, literals);
  }
  return tags;
}
