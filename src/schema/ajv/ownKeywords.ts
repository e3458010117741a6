import { hasEqualItems } from '../shared/hasEqualItems';
import { isMultiple } from '../shared/isMultiple';
import { isRecord } from '../shared/isRecord';
import type { PreparedObject, PreparedSchema } from '../shared/PreparedSchema';
import { sameJson } from '../shared/sameJson';
import { setOwn } from '../shared/setOwn';

/** As Ajv takes it. Written down here, because the library's declarations name no other package. */
interface OwnKeyword {
  readonly keyword: string;
  readonly type?: 'array' | 'number' | 'object';
  validate(wanted: unknown, value: unknown): boolean;
}

/**
 * Keywords in place of Ajv's own where those are wrong: its comparison calls a value's `toString`, and takes objects with
 * another `constructor` for different, though both are members like any other; it takes 0.3 for no multiple of 0.1; and it
 * passes over a required member whose name is empty.
 */
export const OWN_KEYWORDS: readonly OwnKeyword[] = [
  { keyword: 'meshscope-const', validate: (wanted: unknown, value: unknown) => sameJson(wanted, value) },
  {
    keyword: 'meshscope-enum',
    validate: (choices: readonly unknown[], value: unknown) =>
      choices.some((choice) => sameJson(choice, value)),
  },
  {
    keyword: 'meshscope-uniqueItems',
    type: 'array',
    validate: (_wanted: unknown, value: readonly unknown[]) => !hasEqualItems(value),
  },
  {
    keyword: 'meshscope-multipleOf',
    type: 'number',
    validate: (divisor: number, value: number) => isMultiple(value, divisor),
  },
  {
    keyword: 'meshscope-required',
    type: 'object',
    validate: (names: readonly string[], value: object) => names.every((name) => Object.hasOwn(value, name)),
  },
  {
    keyword: 'meshscope-dependentRequired',
    type: 'object',
    validate: (needs: Readonly<Record<string, readonly string[]>>, value: object) =>
      Object.entries(needs).every(
        ([name, needed]) =>
          !Object.hasOwn(value, name) || needed.every((other) => Object.hasOwn(value, other)),
      ),
  },
];

/** A prepared schema with those keywords in place of Ajv's, where it makes a difference. */
export function withOwnKeywords(schema: PreparedSchema): PreparedSchema {
  if (typeof schema === 'boolean') return schema;
  const copy: Record<string, unknown> = {};
  for (const [keyword, value] of Object.entries(schema)) {
    const name = isDifferent(keyword, value) ? `meshscope-${keyword}` : keyword;
    setOwn(copy, name, withinKeyword(keyword, value));
  }
  return withoutProto(apart(copy));
}

/** Where these have nothing to look at, Ajv passes over every keyword after them: they get a branch of their own. */
function apart(schema: PreparedObject): PreparedObject {
  const { prefixItems, items, propertyNames, ...rest } = schema;
  const branches: object[] = [];
  if (prefixItems !== undefined) branches.push({ prefixItems, ...(items !== undefined && { items }) });
  if (propertyNames !== undefined) branches.push({ propertyNames });
  if (branches.length === 0) return schema;
  const others = prefixItems === undefined && items !== undefined ? { ...rest, items } : rest;
  return withBranches(others, branches);
}

/** Ajv knows no member of this name. */
function withoutProto(schema: PreparedObject): PreparedObject {
  const { properties, patternProperties } = schema;
  if (!isRecord(properties) || !Object.hasOwn(properties, '__proto__')) return schema;
  const { ['__proto__']: proto, ...others } = properties;
  // For what is said of all other members it is one that has been spoken of.
  const spokenOf = { '^__proto__$': true, ...(patternProperties as object | undefined) };
  const branch = { patternProperties: { '^__proto__$': proto } };
  return withBranches({ ...schema, properties: others, patternProperties: spokenOf }, [branch]);
}

function withBranches(schema: PreparedObject, branches: readonly object[]): PreparedObject {
  const before = (schema['allOf'] ?? []) as readonly object[];
  return { ...schema, allOf: [...before, ...branches] };
}

function withinKeyword(keyword: string, value: unknown): unknown {
  switch (keyword) {
    case 'const':
    case 'enum':
    case 'dependentRequired':
      return value;
    case 'properties':
    case 'patternProperties':
    case 'dependentSchemas':
    case '$defs': {
      const copy: Record<string, unknown> = {};
      for (const [name, inner] of Object.entries(value as PreparedObject))
        setOwn(copy, name, withOwnKeywords(inner as PreparedSchema));
      return copy;
    }
    default:
      if (Array.isArray(value))
        return value.map((item) => (isRecord(item) ? withOwnKeywords(item as PreparedObject) : item));
      return isRecord(value) ? withOwnKeywords(value as PreparedObject) : value;
  }
}

function isDifferent(keyword: string, value: unknown): boolean {
  switch (keyword) {
    case 'const':
      return typeof value === 'object' && value !== null;
    case 'enum':
      return (value as readonly unknown[]).some((choice) => isDifferent('const', choice));
    case 'uniqueItems':
      return value === true;
    case 'multipleOf':
      return true;
    case 'required':
      return (value as readonly string[]).includes('');
    case 'dependentRequired':
      return Object.values(value as Record<string, readonly string[]>).some((names) => names.includes(''));
    default:
      return false;
  }
}
