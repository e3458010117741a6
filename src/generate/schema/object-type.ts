import { keyword, type Member, type TypeNode, unionOf } from '../type-node';
import { docOf, entriesAt, listAt, stringsAt } from './keywords';
import { isPlainObject, type PlainObject, type PlainValue } from './plain-schema';
import type { Convert } from './schema-type';

/**
 * The type of the objects of a schema. A member that is required but not described is `unknown`, unless it is described
 * around this schema.
 */
export function objectType(schema: PlainObject, around: PlainObject | undefined, convert: Convert): TypeNode {
  const required = new Set(stringsAt(schema, 'required'));
  const described = entriesAt(schema, 'properties');
  const restValue = restType(schema, convert);
  const members = described.map(([key, member]) => memberOf(key, member, !required.has(key), convert));
  const known = new Set(described.map(([key]) => key));
  for (const key of namedKeys(schema)) {
    if (known.has(key)) continue;
    known.add(key);
    members.push({ key, type: restValue ?? keyword('unknown'), isOptional: !required.has(key), doc: '' });
  }
  for (const key of required) {
    if (known.has(key)) continue;
    const elsewhere = around?.[key];
    members.push(memberOf(key, elsewhere ?? restSchema(schema) ?? true, false, convert));
  }
  if (members.length === 0) return { kind: 'map', value: restValue ?? emptyValue(schema) };
  if (!restValue || listAt(propertyNames(schema), 'enum').length > 0) return { kind: 'object', members };
  return { kind: 'object', members, rest: indexType(restValue, members) };
}

function memberOf(key: string, schema: PlainValue, isOptional: boolean, convert: Convert): Member {
  return { key, type: convert(schema), isOptional, doc: docOf(schema) };
}

/** The keys that `propertyNames` lists, as records over an enum do. */
function namedKeys(schema: PlainObject): string[] {
  return stringsAt(propertyNames(schema), 'enum');
}

function propertyNames(schema: PlainObject): PlainObject {
  const names = schema['propertyNames'];
  return isPlainObject(names) ? names : {};
}

function restSchema(schema: PlainObject): PlainValue | undefined {
  const rest = schema['additionalProperties'];
  return isPlainObject(rest) ? rest : undefined;
}

/** The type of the members that aren't named; undefined where there are none, or nothing is said of them. */
function restType(schema: PlainObject, convert: Convert): TypeNode | undefined {
  const rest = schema['additionalProperties'];
  const types = entriesAt(schema, 'patternProperties').map(([, value]) => convert(value));
  if (rest === true || isPlainObject(rest)) types.push(convert(rest));
  return types.length > 0 ? unionOf(types) : undefined;
}

function emptyValue(schema: PlainObject): TypeNode {
  return keyword(schema['additionalProperties'] === false ? 'never' : 'unknown');
}

/** An index signature must admit the named members as well. */
function indexType(rest: TypeNode, members: readonly Member[]): TypeNode {
  const types = [rest, ...members.map((member) => member.type)];
  if (members.some((member) => member.isOptional)) types.push(keyword('undefined'));
  return unionOf(types);
}
