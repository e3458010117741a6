import { carryNumberTexts } from '@json';

/** A JSON Schema that is an object; what its keywords hold is unknown until looked at. */
export type SchemaObject = Readonly<Record<string, unknown>>;

/** Whether a value is a plain object, as a schema or one of its maps. */
export function isObject(value: unknown): value is SchemaObject {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/** A copy without a keyword; numbers keep their texts. */
export function without(schema: SchemaObject, keyword: string): SchemaObject {
  const copy = Object.fromEntries(Object.entries(schema).filter(([key]) => key !== keyword));
  carryNumberTexts(schema, copy);
  return copy;
}

/** A `$ref`'s target with what stands beside the `$ref` (a title, a default) laid over it. */
export function withSiblings(target: SchemaObject, schema: SchemaObject): SchemaObject {
  const beside = without(schema, '$ref');
  if (Object.keys(beside).length === 0) return target;
  const laid = { ...target, ...beside };
  carryNumberTexts(target, laid);
  carryNumberTexts(beside, laid);
  return laid;
}

/** A member of its own; never one that every object inherits (`constructor`, `__proto__`). */
export function own(object: SchemaObject, key: string): unknown {
  return Object.hasOwn(object, key) ? object[key] : undefined;
}

/** A keyword that holds a map of schemas (`properties`, `$defs`), in order; empty where it doesn't. */
export function schemaMap(schema: SchemaObject, keyword: string): [string, unknown][] {
  const value = own(schema, keyword);
  return isObject(value) ? Object.entries(value) : [];
}

/** A keyword that holds a list (`oneOf`, `enum`, `required`); empty where it doesn't. */
export function listOf(schema: SchemaObject, keyword: string): readonly unknown[] {
  const value = own(schema, keyword);
  return Array.isArray(value) ? (value as readonly unknown[]) : [];
}

/** The names in `required`. */
export function requiredNames(schema: SchemaObject): string[] {
  return listOf(schema, 'required').filter((name): name is string => typeof name === 'string');
}

/** The names in `type`, be it one or a list. */
export function typeNames(schema: SchemaObject): string[] {
  const type = own(schema, 'type');
  if (typeof type === 'string') return [type];
  return Array.isArray(type) ? type.filter((name): name is string => typeof name === 'string') : [];
}
