import type { Issue } from '@mesh';
import type { Evaluated } from './Evaluated';
import type { Explain } from './Explainer';
import type { PreparedObject, PreparedSchema } from './PreparedSchema';
import { pointTo } from './pointer';

type Members = Readonly<Record<string, unknown>>;
type SchemaMap = Readonly<Record<string, PreparedSchema>>;

/**
 * What is wrong with an object, and with its members.
 * @param inPlace explains the object itself by a part of the schema
 */
export function explainObject(
  schema: PreparedObject,
  value: Members,
  path: string,
  explain: Explain,
  inPlace: Explain,
  evaluated: Evaluated | undefined,
): Issue[] {
  return [
    ...explainMissing(schema, value, path),
    ...explainCount(schema, value, path),
    ...explainMembers(schema, value, path, explain, evaluated),
    ...explainNames(schema, value, path, explain),
    ...explainDependent(schema, value, path, inPlace),
  ];
}

function explainMissing(schema: PreparedObject, value: Members, path: string): Issue[] {
  const issues: Issue[] = [];
  for (const name of (schema['required'] ?? []) as readonly string[])
    if (!Object.hasOwn(value, name)) issues.push({ path, message: `${name} is missing` });
  for (const [name, needed] of Object.entries(
    (schema['dependentRequired'] ?? {}) as Record<string, string[]>,
  )) {
    if (!Object.hasOwn(value, name)) continue;
    for (const other of needed)
      if (!Object.hasOwn(value, other))
        issues.push({ path, message: `${other} is missing (${name} needs it)` });
  }
  return issues;
}

function explainCount(schema: PreparedObject, value: Members, path: string): Issue[] {
  const count = Object.keys(value).length;
  const { minProperties, maxProperties } = schema;
  if (typeof minProperties === 'number' && count < minProperties)
    return [{ path, message: `must have at least ${minProperties} members` }];
  if (typeof maxProperties === 'number' && count > maxProperties)
    return [{ path, message: `must have at most ${maxProperties} members` }];
  return [];
}

function explainMembers(
  schema: PreparedObject,
  value: Members,
  path: string,
  explain: Explain,
  evaluated: Evaluated | undefined,
): Issue[] {
  const issues: Issue[] = [];
  const properties = (schema['properties'] ?? {}) as SchemaMap;
  const patterns = Object.entries((schema['patternProperties'] ?? {}) as SchemaMap).map(
    ([pattern, own]) => [new RegExp(pattern, 'u'), own] as const,
  );
  const rest = schema['additionalProperties'] as PreparedSchema | undefined;
  for (const [name, member] of Object.entries(value)) {
    const at = pointTo(path, name);
    const own = Object.hasOwn(properties, name) ? properties[name] : undefined;
    const matching = patterns.filter(([pattern]) => pattern.test(name));
    if (own !== undefined) issues.push(...explain(own, member, at));
    for (const [, matched] of matching) issues.push(...explain(matched, member, at));
    const isNamed = own !== undefined || matching.length > 0;
    if (isNamed || rest !== undefined) evaluated?.addName(name);
    if (isNamed || rest === undefined) continue;
    if (rest === false) issues.push({ path: at, message: "isn't a member that is known here" });
    else issues.push(...explain(rest, member, at));
  }
  return issues;
}

function explainNames(schema: PreparedObject, value: Members, path: string, explain: Explain): Issue[] {
  const names = schema['propertyNames'] as PreparedSchema | undefined;
  if (names === undefined) return [];
  return Object.keys(value).flatMap((name) =>
    explain(names, name, pointTo(path, name)).map(({ path: at, message }) => ({
      path: at,
      message: `has a name that doesn't fit: it ${message}`,
    })),
  );
}

function explainDependent(schema: PreparedObject, value: Members, path: string, inPlace: Explain): Issue[] {
  return Object.entries((schema['dependentSchemas'] ?? {}) as SchemaMap).flatMap(([name, own]) =>
    Object.hasOwn(value, name) ? inPlace(own, value, path) : [],
  );
}
