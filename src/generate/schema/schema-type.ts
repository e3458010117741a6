import { intersectionOf, keyword, type TypeNode, unionOf } from '../type-node';
import { arrayType } from './array-type';
import { hasAny, listAt, stringsAt } from './keywords';
import { literalType } from './literal-type';
import { objectType } from './object-type';
import { isPlainObject, type PlainObject, type PlainValue } from './plain-schema';

/** What a conversion needs to know beside the schema itself. */
export interface Surroundings {
  /** The type that a `$ref` stands for. */
  readonly refer: (ref: string) => TypeNode;
  /** The schemas of the members around a branch of a union: what it requires may be described there. */
  readonly around: PlainObject | undefined;
}

/** Converts one schema. */
export type Convert = (schema: PlainValue, around?: PlainObject) => TypeNode;

const OBJECT_KEYWORDS = ['properties', 'required', 'additionalProperties', 'patternProperties'];
const ARRAY_KEYWORDS = ['items', 'prefixItems', 'additionalItems', 'uniqueItems', 'contains'];

/** The type that a person would write for the values of a schema (JSON Schema 2020-12, and draft-07 where it differs). */
export function schemaType(schema: PlainValue, surroundings: Surroundings): TypeNode {
  if (schema === true) return keyword('unknown');
  if (schema === false) return keyword('never');
  if (!isPlainObject(schema)) return { kind: 'unclear', reason: 'not a schema' };
  const convert: Convert = (inner, around) => schemaType(inner, { ...surroundings, around });
  const { around } = surroundings;
  const values = valueParts(schema);
  const parts = [
    ...values,
    ...referenceParts(schema, surroundings),
    ...listAt(schema, 'allOf').map((part) => convert(part, membersAround(schema, around))),
    ...unionParts(schema, around, convert),
  ];
  if (values.length > 0) return nullable(schema, intersectionOf(parts));
  const own = ownType(schema, around, convert, parts.length > 0);
  return nullable(schema, intersectionOf(own ? [own, ...parts] : parts));
}

function valueParts(schema: PlainObject): TypeNode[] {
  if (schema['const'] !== undefined) return [literalType(schema['const'])];
  return Array.isArray(schema['enum']) ? [unionOf(listAt(schema, 'enum').map(literalType))] : [];
}

function referenceParts(schema: PlainObject, { refer }: Surroundings): TypeNode[] {
  const ref = schema['$ref'] ?? schema['$dynamicRef'];
  return typeof ref === 'string' ? [refer(ref)] : [];
}

function unionParts(schema: PlainObject, around: PlainObject | undefined, convert: Convert): TypeNode[] {
  const members = membersAround(schema, around);
  return ['oneOf', 'anyOf']
    .map((name) => listAt(schema, name))
    .filter((branches) => branches.length > 0)
    .map((branches) => unionOf(branches.map((branch) => convert(branch, members))));
}

/** The members that the branches of a schema may refer to: its own, and those around it. */
function membersAround(schema: PlainObject, around: PlainObject | undefined): PlainObject | undefined {
  const own = schema['properties'];
  if (!isPlainObject(own)) return around;
  return around ? Object.assign(Object.create(null) as object, around, own) : own;
}

/** What a schema says by its `type` and the keywords of that type; undefined: nothing that its other parts don't say. */
function ownType(
  schema: PlainObject,
  around: PlainObject | undefined,
  convert: Convert,
  hasParts: boolean,
): TypeNode | undefined {
  const names = stringsAt(schema, 'type');
  if (names.length === 0) return impliedType(schema, around, convert);
  // Beside a union or a $ref, a bare `type` says nothing more.
  if (hasParts && !hasAny(schema, [...OBJECT_KEYWORDS, ...ARRAY_KEYWORDS])) return undefined;
  return unionOf(names.map((name) => typeNamed(name, schema, around, convert)));
}

function impliedType(
  schema: PlainObject,
  around: PlainObject | undefined,
  convert: Convert,
): TypeNode | undefined {
  if (hasAny(schema, OBJECT_KEYWORDS)) return objectType(schema, around, convert);
  if (hasAny(schema, ARRAY_KEYWORDS)) return arrayType(schema, convert);
  return undefined;
}

function typeNamed(
  name: string,
  schema: PlainObject,
  around: PlainObject | undefined,
  convert: Convert,
): TypeNode {
  switch (name) {
    case 'string':
    case 'boolean':
    case 'null':
      return keyword(name);
    case 'number':
    case 'integer':
      return keyword('number');
    case 'object':
      return objectType(schema, around, convert);
    case 'array':
      return arrayType(schema, convert);
    default:
      return { kind: 'unclear', reason: `there is no type ${JSON.stringify(name)}` };
  }
}

/** `nullable` is OpenAPI's, and stands in schemas that came from there. */
function nullable(schema: PlainObject, type: TypeNode): TypeNode {
  return schema['nullable'] === true ? unionOf([type, keyword('null')]) : type;
}
