import { stringifyJson } from '@json';
import { type FormValue, formMember } from '../check/formValue';
import { followRefs } from '../schema/resolveRef';
import { isObject, listOf, own, type SchemaObject, schemaMap, typeNames } from '../schema/schemaObject';

/** One of a fixed set of values. */
export interface Choice {
  label: string;
  value: FormValue;
  description?: string;
}

/** One form that a union's value can have. */
export interface UnionOption {
  label: string;
  schema: SchemaObject;
}

/** What a field is drawn as. */
export type FieldKind =
  | { kind: 'any' }
  | { kind: 'choice'; choices: Choice[] }
  | { kind: 'union'; options: UnionOption[]; tag?: string }
  | { kind: 'object' | 'array' | 'string' | 'number' | 'integer' | 'boolean' | 'null' };

export interface Classified {
  field: FieldKind;
  /** The value may also be null. */
  nullable: boolean;
  /** The schema that the kind was read from: without its null, its union merged where only one form was left. */
  schema: SchemaObject;
}

/** Reads from an effective schema what its field looks like. */
export function classify(root: unknown, schema: SchemaObject): Classified {
  const plain = (field: FieldKind, nullable = false, from = schema): Classified => ({
    field,
    nullable,
    schema: from,
  });
  if (Object.hasOwn(schema, 'const')) return plain({ kind: 'choice', choices: [choiceOf(schema, 'const')] });
  if (Array.isArray(own(schema, 'enum')))
    return plain({ kind: 'choice', choices: choicesOf(listOf(schema, 'enum')) });
  for (const keyword of ['oneOf', 'anyOf']) {
    const options = listOf(schema, keyword).map((option) => followed(root, option));
    if (options.length > 0 && !options.every(isConstraint)) return ofUnion(root, schema, keyword, options);
  }
  return ofTypes(root, schema);
}

function ofTypes(root: unknown, schema: SchemaObject): Classified {
  const types = typeNames(schema);
  const others = types.filter((type) => type !== 'null');
  const nullable = others.length > 0 && others.length < types.length;
  if (
    others.length > 1 &&
    !(others.length === 2 && others.includes('integer') && others.includes('number'))
  ) {
    const options = others.map((type) => ({ label: type, schema: { ...schema, type } }));
    return { field: { kind: 'union', options }, nullable, schema };
  }
  const [type] = others.length === 0 ? types : others;
  const kind =
    type === undefined ? impliedKind(schema) : ((others.length === 2 ? 'number' : type) as 'string');
  // An object of which nothing is known is any JSON object.
  if (kind === 'object' && !describesMembers(schema)) return { field: { kind: 'any' }, nullable, schema };
  void root;
  return { field: { kind }, nullable, schema };
}

function ofUnion(
  root: unknown,
  schema: SchemaObject,
  keyword: string,
  options: readonly SchemaObject[],
): Classified {
  const { [keyword]: _, ...base } = schema;
  const kept = options.filter((option) => !isNull(option));
  const nullable = kept.length < options.length;
  const withBase = (option: SchemaObject): SchemaObject => overlaid(base, option);
  if (kept.length === 1 && kept[0] !== undefined) {
    const only = classify(root, withBase(kept[0]));
    return { ...only, nullable: nullable || only.nullable };
  }
  const choices = kept.map((option) => constantsOf(option));
  if (choices.every((each) => each !== undefined))
    return { field: { kind: 'choice', choices: choices.flat() }, nullable, schema };
  const tag = tagOf(root, kept);
  const named = kept.map((option, index) => ({
    label:
      (tag === undefined ? undefined : tagLabel(root, option, tag)) ??
      labelOf(option, listOf(schema, keyword)[index], index),
    schema: withBase(option),
  }));
  return {
    field: { kind: 'union', options: distinct(named), ...(tag === undefined ? {} : { tag }) },
    nullable,
    schema: base,
  };
}

function followed(root: unknown, option: unknown): SchemaObject {
  const target = followRefs(root, option);
  if (!isObject(target)) return {};
  if (!isObject(option) || option === target) return target;
  const { $ref: _, ...beside } = option;
  return { ...target, ...beside };
}

/** The base's members and the option's, as one object schema. */
function overlaid(base: SchemaObject, option: SchemaObject): SchemaObject {
  const merged: Record<string, unknown> = { ...base, ...option };
  const maps = [own(base, 'properties'), own(option, 'properties')];
  if (maps.every(isObject)) merged.properties = { ...(maps[0] as object), ...(maps[1] as object) };
  const required = [...listOf(base, 'required'), ...listOf(option, 'required')];
  if (required.length > 0) merged.required = [...new Set(required)];
  return merged;
}

/** An option that only narrows what stands beside the union (`{required: ['a']}`), and has nothing to draw. */
function isConstraint(option: SchemaObject): boolean {
  return ![
    'type',
    'properties',
    'const',
    'enum',
    'items',
    'prefixItems',
    'oneOf',
    'anyOf',
    'allOf',
    'additionalProperties',
    'patternProperties',
  ].some((keyword) => Object.hasOwn(option, keyword));
}

function isNull(option: SchemaObject): boolean {
  return (
    typeNames(option).join() === 'null' ||
    (Object.hasOwn(option, 'const') && own(option, 'const') === null) ||
    listOf(option, 'enum').join() === 'null'
  );
}

function constantsOf(option: SchemaObject): Choice[] | undefined {
  const words = text(option, 'description');
  const described = words === undefined ? {} : { description: words };
  if (Object.hasOwn(option, 'const'))
    return [{ ...choiceOf(option, 'const', text(option, 'title')), ...described }];
  const choices = choicesOf(listOf(option, 'enum'));
  return choices.length === 0 ? undefined : choices.map((choice) => ({ ...choice, ...described }));
}

const choicesOf = (values: readonly unknown[]): Choice[] => values.map((_, index) => choiceOf(values, index));

/** A member of a schema as a choice, its numbers as they are written there. */
function choiceOf(container: object, key: string | number, label?: string): Choice {
  const value = formMember(container, key);
  return {
    value,
    label: label ?? (typeof value === 'string' && value !== '' ? value : stringifyJson(value)),
  };
}

function impliedKind(schema: SchemaObject): 'any' | 'object' | 'array' | 'string' | 'number' {
  const has = (...keywords: string[]): boolean => keywords.some((keyword) => Object.hasOwn(schema, keyword));
  if (has('properties', 'patternProperties', 'additionalProperties')) return 'object';
  if (has('items', 'prefixItems')) return 'array';
  if (has('pattern', 'minLength', 'maxLength', 'format')) return 'string';
  return has('minimum', 'maximum', 'exclusiveMinimum', 'exclusiveMaximum', 'multipleOf') ? 'number' : 'any';
}

function describesMembers(schema: SchemaObject): boolean {
  return (
    Object.hasOwn(schema, 'properties') ||
    own(schema, 'additionalProperties') === false ||
    isObject(own(schema, 'additionalProperties')) ||
    schemaMap(schema, 'patternProperties').length > 0
  );
}

/** The member that tells the options apart: a constant of its own in each of them. */
function tagOf(root: unknown, options: readonly SchemaObject[]): string | undefined {
  const [first] = options;
  if (first === undefined) return undefined;
  return schemaMap(first, 'properties')
    .map(([name]) => name)
    .find((name) => {
      const values = options.map((option) => tagValue(root, option, name));
      return (
        values.every(
          (value) => typeof value === 'string' || typeof value === 'number' || typeof value === 'boolean',
        ) && new Set(values).size === values.length
      );
    });
}

/** The constant that an option has for a tag. */
export function tagValue(root: unknown, option: SchemaObject, tag: string): unknown {
  const properties = own(option, 'properties');
  const member = isObject(properties) ? followRefs(root, own(properties, tag)) : undefined;
  if (!isObject(member)) return undefined;
  if (Object.hasOwn(member, 'const')) return own(member, 'const');
  const values = listOf(member, 'enum');
  return values.length === 1 ? values[0] : undefined;
}

function tagLabel(root: unknown, option: SchemaObject, tag: string): string {
  return String(tagValue(root, option, tag));
}

/** A name for an untagged option: its title, its only required member, its reference's name, its type. */
function labelOf(option: SchemaObject, original: unknown, index: number): string {
  const title = text(option, 'title');
  if (title !== undefined) return title;
  if (Object.hasOwn(option, 'const')) return choiceOf(option, 'const').label;
  const ref = isObject(original) ? own(original, '$ref') : undefined;
  if (typeof ref === 'string' && ref !== '#') return ref.slice(ref.lastIndexOf('/') + 1);
  const required = listOf(option, 'required');
  const names = schemaMap(option, 'properties').map(([name]) => name);
  if (required.length === 1 && names.length === 1) return String(required[0]);
  if (names.length > 0) return `{ ${names.slice(0, 2).join(', ')}${names.length > 2 ? ', …' : ''} }`;
  const types = typeNames(option);
  return types.length > 0 ? types.join(' | ') : `form ${index + 1}`;
}

function distinct(options: UnionOption[]): UnionOption[] {
  const seen = new Map<string, number>();
  return options.map((option) => {
    const count = (seen.get(option.label) ?? 0) + 1;
    seen.set(option.label, count);
    return count === 1 ? option : { ...option, label: `${option.label} (${count})` };
  });
}

function text(schema: SchemaObject, keyword: string): string | undefined {
  const value = own(schema, keyword);
  return typeof value === 'string' && value.trim() !== '' ? value.slice(0, 80) : undefined;
}
