import { JsonNumber } from '@json';
import {
  type FormObject,
  type FormValue,
  formMember,
  formValueOf,
  isFormObject,
  setMember,
} from '../check/formValue';
import { patternExample } from './patternExample';
import { followRefs } from './resolveRef';
import {
  isObject,
  listOf,
  own,
  requiredNames,
  type SchemaObject,
  schemaMap,
  typeNames,
  without,
  withSiblings,
} from './schemaObject';

/** A `minItems` beyond this is left to the user. */
const MOST_ITEMS = 20;
const DEEPEST = 40;

/** Thrown inside where a value would contain itself without end; another branch is tried then. */
class Endless extends Error {}

/**
 * The value that a form starts with: `default`, an example, `const`, the first of `enum`, or else the least that the
 * type asks for. Optional members are left out unless they have a default.
 */
export function defaultValue(root: unknown, schema: unknown): FormValue {
  try {
    return new Filler(root).value(schema, 0);
  } catch (error) {
    if (error instanceof Endless) return null;
    throw error;
  }
}

class Filler {
  readonly #root: unknown;

  constructor(root: unknown) {
    this.#root = root;
  }

  value(schema: unknown, depth: number): FormValue {
    if (depth > DEEPEST) throw new Endless();
    if (!isObject(schema)) return {};
    const given = givenValue(schema);
    if (given !== undefined) return given;
    if (typeof own(schema, '$ref') === 'string') {
      const target = followRefs(this.#root, schema);
      if (!isObject(target)) return {};
      return this.value(withSiblings(target, schema), depth + 1);
    }
    const all = listOf(schema, 'allOf');
    if (all.length > 0) return this.#merged(schema, all, depth);
    for (const keyword of ['oneOf', 'anyOf']) {
      const options = listOf(schema, keyword);
      if (options.length > 0) return this.#union(schema, keyword, options, depth);
    }
    return this.#ofType(schema, depth);
  }

  #merged(schema: SchemaObject, parts: readonly unknown[], depth: number): FormValue {
    const rest = without(schema, 'allOf');
    const values = [
      ...parts,
      ...(typeOf(rest) === undefined && !Object.hasOwn(rest, 'oneOf') && !Object.hasOwn(rest, 'anyOf')
        ? []
        : [rest]),
    ].map((part) => this.value(part, depth + 1));
    if (!values.every(isFormObject)) return values[0] ?? {};
    return joined(values);
  }

  #union(schema: SchemaObject, keyword: string, options: readonly unknown[], depth: number): FormValue {
    const rest = without(schema, keyword);
    const isNull = (option: unknown): boolean => isObject(option) && typeNames(option).join() === 'null';
    // A nullable value starts as null: the least that is valid.
    const ordered = [...options.filter(isNull), ...options.filter((option) => !isNull(option))];
    for (const option of ordered) {
      try {
        const chosen = this.value(option, depth + 1);
        if (!isFormObject(chosen) || !Object.hasOwn(rest, 'properties')) return chosen;
        return joined([this.#ofType({ ...rest, type: 'object' }, depth) as FormObject, chosen]);
      } catch (error) {
        if (!(error instanceof Endless)) throw error;
      }
    }
    throw new Endless();
  }

  #ofType(schema: SchemaObject, depth: number): FormValue {
    switch (typeOf(schema)) {
      case 'object':
        return this.#object(schema, depth);
      case 'array':
        return this.#array(schema, depth);
      case 'string':
        return exampleString(schema);
      case 'integer':
      case 'number':
        return exampleNumber(schema);
      case 'boolean':
        return false;
      case 'null':
        return null;
      default:
        return {};
    }
  }

  #object(schema: SchemaObject, depth: number): FormObject {
    const required = new Set(requiredNames(schema));
    const object: FormObject = {};
    for (const [name, member] of schemaMap(schema, 'properties')) {
      if (required.has(name) || hasDefault(this.#root, member))
        setMember(object, name, this.value(member, depth + 1));
    }
    const extra = own(schema, 'additionalProperties');
    for (const name of required) {
      if (!Object.hasOwn(object, name) && isObject(extra))
        setMember(object, name, this.value(extra, depth + 1));
    }
    return object;
  }

  #array(schema: SchemaObject, depth: number): FormValue[] {
    const items = own(schema, 'items');
    const tuple = Array.isArray(items) ? (items as unknown[]) : listOf(schema, 'prefixItems');
    const least = own(schema, 'minItems');
    const count = Math.max(tuple.length, typeof least === 'number' ? Math.min(least, MOST_ITEMS) : 0);
    const rest = Array.isArray(items) ? own(schema, 'additionalItems') : items;
    return Array.from({ length: count }, (_, index) => this.value(tuple[index] ?? rest ?? {}, depth + 1));
  }
}

function givenValue(schema: SchemaObject): FormValue | undefined {
  for (const keyword of ['default', 'const'])
    if (Object.hasOwn(schema, keyword)) return formMember(schema, keyword);
  for (const keyword of ['examples', 'enum']) {
    const values = listOf(schema, keyword);
    if (values.length > 0) return formMember(values, 0);
  }
  return undefined;
}

function hasDefault(root: unknown, schema: unknown): boolean {
  const target = followRefs(root, schema);
  return [schema, target].some((at) => isObject(at) && Object.hasOwn(at, 'default'));
}

function joined(objects: readonly FormObject[]): FormObject {
  const all: FormObject = {};
  for (const object of objects)
    for (const [name, value] of Object.entries(object)) setMember(all, name, value);
  return all;
}

/** The one type to start with; what has members or items is an object or array even where it doesn't say so. */
function typeOf(schema: SchemaObject): string | undefined {
  const types = typeNames(schema);
  if (types.includes('null')) return 'null';
  const [type] = types;
  if (type !== undefined) return type;
  if (
    ['properties', 'additionalProperties', 'required', 'patternProperties'].some((key) =>
      Object.hasOwn(schema, key),
    )
  )
    return 'object';
  if (['items', 'prefixItems'].some((key) => Object.hasOwn(schema, key))) return 'array';
  if (['minLength', 'maxLength', 'pattern', 'format'].some((key) => Object.hasOwn(schema, key)))
    return 'string';
  return ['minimum', 'maximum', 'multipleOf'].some((key) => Object.hasOwn(schema, key))
    ? 'number'
    : undefined;
}

const FORMATS: Readonly<Record<string, string>> = {
  date: '2026-01-01',
  time: '12:00:00Z',
  'date-time': '2026-01-01T12:00:00Z',
  email: 'name@example.com',
  uuid: '00000000-0000-4000-8000-000000000000',
  uri: 'https://example.com/',
  'uri-reference': '/',
  hostname: 'example.com',
  ipv4: '127.0.0.1',
  ipv6: '::1',
  duration: 'PT1M',
};

function exampleString(schema: SchemaObject): string {
  const format = own(schema, 'format');
  const pattern = own(schema, 'pattern');
  if (typeof pattern === 'string') return patternExample(pattern) ?? '';
  if (typeof format === 'string' && Object.hasOwn(FORMATS, format)) return FORMATS[format] ?? '';
  const least = own(schema, 'minLength');
  return 'x'.repeat(typeof least === 'number' ? Math.max(0, Math.min(least, 1000)) : 0);
}

function exampleNumber(schema: SchemaObject): JsonNumber {
  const number = (keyword: string): number | undefined => {
    const value = own(schema, keyword);
    return typeof value === 'number' && Number.isFinite(value) ? value : undefined;
  };
  const step = number('multipleOf') ?? (typeNames(schema).includes('integer') ? 1 : undefined);
  const above = number('exclusiveMinimum');
  const below = number('exclusiveMaximum');
  const least = Math.max(
    number('minimum') ?? -Infinity,
    above === undefined ? -Infinity : above + (step ?? smallStep(above, below)),
  );
  const most = Math.min(
    number('maximum') ?? Infinity,
    below === undefined ? Infinity : below - (step ?? smallStep(below, above)),
  );
  const nearest = Math.min(Math.max(0, least), Math.max(most, least));
  const value =
    step === undefined || step <= 0
      ? nearest
      : (nearest >= least && nearest <= 0 ? Math.floor(nearest / step) : Math.ceil(nearest / step)) * step;
  return formValueOf(Number.isFinite(value) ? value + 0 : 0) as JsonNumber;
}

function smallStep(bound: number, other: number | undefined): number {
  return other !== undefined && Math.abs(other - bound) < 2 ? Math.abs(other - bound) / 2 : 1;
}
