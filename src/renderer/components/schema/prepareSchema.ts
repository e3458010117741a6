import { numberText, rememberNumberText } from '@json';
import { pointerSteps, toPointer } from './pointer';
import { isObject, type SchemaObject } from './schemaObject';

/** A schema that is safe to hand to the form's and the validator's code, and what is wrong with the original. */
export interface PreparedSchema {
  /**
   * A copy: only keywords of the right kind, every `$ref` a `#/…` that leads somewhere, numbers as doubles, whose texts
   * are remembered.
   */
  root: Record<string, unknown> | boolean;
  draft: '7' | '2019-09' | '2020-12';
  /** The `$schema` that it names itself. */
  dialect: string | undefined;
  /** What is wrong with the schema, as a sentence; undefined for a sound one. */
  fault: string | undefined;
}

/** Past so many parts a schema is refused: nobody writes such a one by hand. */
const MOST_PARTS = 200_000;

const SCHEMA = new Set([
  'not',
  'if',
  'then',
  'else',
  'contains',
  'additionalProperties',
  'additionalItems',
  'unevaluatedProperties',
  'unevaluatedItems',
  'propertyNames',
]);
const SCHEMA_LIST = new Set(['allOf', 'anyOf', 'oneOf', 'prefixItems']);
const SCHEMA_MAP = new Set(['properties', 'patternProperties', '$defs', 'definitions', 'dependentSchemas']);
const NUMBER = new Set([
  'minimum',
  'maximum',
  'multipleOf',
  'minLength',
  'maxLength',
  'minItems',
  'maxItems',
  'minProperties',
  'maxProperties',
  'minContains',
  'maxContains',
]);
const TEXT = new Set(['title', 'description', 'format', '$comment', 'contentEncoding', 'contentMediaType']);
const TYPES = new Set(['string', 'number', 'integer', 'boolean', 'null', 'array', 'object']);
/** Dropped: names are resolved beforehand, and what the libraries would take for their own. */
const DROPPED =
  /^(?:\$id|\$schema|\$anchor|\$vocabulary|\$dynamicAnchor|\$recursiveAnchor|ui:.*|__.*|\$comment)$/;

/** Copies and examines a schema; never throws, whatever it is given. */
export function prepareSchema(raw: unknown): PreparedSchema {
  if (typeof raw === 'boolean') return { root: raw, draft: '2020-12', dialect: undefined, fault: undefined };
  if (!isObject(raw))
    return {
      root: {},
      draft: '2020-12',
      dialect: undefined,
      fault: `The schema isn't one: it is ${kindOf(raw)}.`,
    };
  const copier = new Copier(raw);
  try {
    const root = copier.schema(raw, []) as Record<string, unknown>;
    copier.checkRefs(root);
    return {
      root,
      draft: draftOf(raw),
      dialect: typeof raw.$schema === 'string' ? raw.$schema : undefined,
      fault: copier.fault,
    };
  } catch (error) {
    if (!(error instanceof RangeError)) throw error;
    return {
      root: {},
      draft: '2020-12',
      dialect: undefined,
      fault: error instanceof TooLarge ? error.message : 'The schema is nested too deeply.',
    };
  }
}

class TooLarge extends RangeError {}

function kindOf(value: unknown): string {
  if (value === null) return 'null';
  return Array.isArray(value) ? 'a list' : `a ${typeof value}`;
}

function draftOf(raw: Readonly<Record<string, unknown>>): PreparedSchema['draft'] {
  const said = typeof raw.$schema === 'string' ? raw.$schema : '';
  if (/draft-0[3-7]/.test(said)) return '7';
  return said.includes('2019-09') ? '2019-09' : '2020-12';
}

class Copier {
  fault: string | undefined;
  #parts = 0;
  readonly #raw: Readonly<Record<string, unknown>>;
  /** Where `$id`s and `$anchor`s stand, as pointers. */
  readonly #named = new Map<string, string>();
  readonly #refs: { holder: Record<string, unknown>; ref: string; path: string[] }[] = [];

  constructor(raw: Readonly<Record<string, unknown>>) {
    this.#raw = raw;
  }

  schema(value: unknown, path: string[]): unknown {
    if (typeof value === 'boolean') return value;
    if (!isObject(value)) {
      this.#blame(path, `${kindOf(value)} stands where a schema belongs`);
      return {};
    }
    this.#count();
    const copy: Record<string, unknown> = {};
    this.#nameOf(value, path);
    for (const key of Object.keys(value)) {
      if (key === '$ref') this.#refAt(copy, value[key], path);
      else if (!DROPPED.test(key)) this.#keyword(copy, value, key, path);
    }
    modernise(copy);
    return copy;
  }

  /** Once everything is copied: every `$ref` becomes a pointer, or is blamed and dropped. */
  checkRefs(root: Record<string, unknown>): void {
    for (const { holder, ref, path } of this.#refs) {
      const pointer = this.#pointerOf(ref);
      if (pointer !== undefined && leadsSomewhere(root, pointer)) holder.$ref = `#${pointer}`;
      else this.#blame(path, `refers to ${JSON.stringify(ref)}, which isn't there`);
    }
  }

  #keyword(copy: Record<string, unknown>, raw: SchemaObject, key: string, path: string[]): void {
    const value = raw[key];
    const at = [...path, key];
    const take = (taken: unknown): void => {
      define(copy, key, taken);
    };
    const kinds = (ok: boolean, expected: string, taken: () => unknown): void => {
      if (ok) take(taken());
      else this.#blame(path, `has ${JSON.stringify(key)} that isn't ${expected}`);
    };
    if (SCHEMA.has(key)) take(this.schema(value, at));
    else if (SCHEMA_LIST.has(key))
      kinds(Array.isArray(value) && (value.length > 0 || key === 'prefixItems'), 'a list of schemas', () =>
        this.#list(value as unknown[], at),
      );
    else if (SCHEMA_MAP.has(key))
      kinds(isObject(value), 'an object of schemas', () => this.#map(value as object, at));
    else if (key === 'items') take(Array.isArray(value) ? this.#list(value, at) : this.schema(value, at));
    else if (key === 'dependencies')
      kinds(isObject(value), 'an object', () => this.#dependencies(value as object, at));
    else if (key === 'type') {
      if (isType(value)) take(value);
      else this.#blame(path, `has the type ${brief(value)}, which JSON doesn't have`);
    } else if (key === 'required')
      kinds(isStrings(value), 'a list of names', () => [...new Set(value as string[])]);
    else if (key === 'enum') kinds(Array.isArray(value), 'a list', () => this.#data(value));
    else if (NUMBER.has(key))
      kinds(typeof value === 'number' || typeof value === 'bigint', 'a number', () => Number(value));
    else if (key === 'pattern') kinds(isPattern(value), 'a regular expression', () => value);
    else if (TEXT.has(key)) kinds(typeof value === 'string', 'a text', () => value);
    else {
      take(this.#data(value));
      keepText(value, numberText(raw, key), copy, key);
    }
  }

  #list(values: readonly unknown[], path: string[]): unknown[] {
    return values.map((value, index) => this.schema(value, [...path, String(index)]));
  }

  #map(map: object, path: string[]): Record<string, unknown> {
    const copy: Record<string, unknown> = {};
    for (const [name, value] of Object.entries(map)) {
      // As a member's name the libraries would take it for the object's prototype.
      if (name === '__proto__') this.#blame(path, 'describes a member called "__proto__"');
      else if (path.at(-1) === 'patternProperties' && !isPattern(name))
        this.#blame(path, `has the name ${JSON.stringify(name)}, which isn't a regular expression`);
      else copy[name] = this.schema(value, [...path, name]);
    }
    return copy;
  }

  #dependencies(map: object, path: string[]): Record<string, unknown> {
    const copy: Record<string, unknown> = {};
    for (const [name, value] of Object.entries(map)) {
      if (name !== '__proto__') copy[name] = isStrings(value) ? value : this.schema(value, [...path, name]);
    }
    return copy;
  }

  #data(value: unknown): unknown {
    this.#count();
    if (typeof value === 'bigint') return Number(value);
    if (Array.isArray(value)) {
      const list = value.map((item) => this.#data(item));
      for (const [index, item] of value.entries()) keepText(item, numberText(value, index), list, index);
      return list;
    }
    if (!isObject(value)) return value;
    const copy: Record<string, unknown> = {};
    for (const [key, member] of Object.entries(value)) {
      define(copy, key, this.#data(member));
      keepText(member, numberText(value, key), copy, key);
    }
    return copy;
  }

  #refAt(copy: Record<string, unknown>, ref: unknown, path: string[]): void {
    if (typeof ref === 'string') this.#refs.push({ holder: copy, ref, path });
    else this.#blame(path, `has "$ref" that isn't a text`);
  }

  #nameOf(schema: Readonly<Record<string, unknown>>, path: string[]): void {
    const pointer = toPointer(path);
    const { $id, $anchor, id } = schema;
    for (const name of [$id, typeof id === 'string' && path.length === 0 ? id : undefined]) {
      if (typeof name === 'string' && !this.#named.has(name))
        this.#named.set(name.replace(/#$/, ''), pointer);
    }
    if (typeof $anchor === 'string') this.#named.set(`#${$anchor}`, pointer);
  }

  #pointerOf(ref: string): string | undefined {
    const hash = ref.indexOf('#');
    const document = hash === -1 ? ref : ref.slice(0, hash);
    const fragment = hash === -1 ? '' : ref.slice(hash + 1);
    const base = document === '' ? '' : (this.#named.get(document) ?? this.#relative(document));
    if (base === undefined) return undefined;
    if (fragment === '') return base;
    return fragment.startsWith('/') ? base + decoded(fragment) : this.#named.get(`#${fragment}`);
  }

  /** A reference relative to the root's `$id`: `item.json` beside `https://…/order.json`. */
  #relative(document: string): string | undefined {
    const id = this.#raw.$id;
    if (typeof id !== 'string') return undefined;
    try {
      const url = new URL(document, id).href;
      return this.#named.get(url) ?? [...this.#named].find(([name]) => new URL(name, id).href === url)?.[1];
    } catch {
      // Not a URL: then nothing here is called so.
      return undefined;
    }
  }

  #count(): void {
    this.#parts++;
    if (this.#parts > MOST_PARTS) throw new TooLarge('The schema is too large for a form and a check.');
  }

  #blame(path: string[], what: string): void {
    this.fault ??= path.length === 0 ? `The schema ${what}.` : `The schema at ${toPointer(path)} ${what}.`;
  }
}

function define(target: Record<string, unknown>, key: string, value: unknown): void {
  Object.defineProperty(target, key, { value, writable: true, enumerable: true, configurable: true });
}

/** Lets a copy remember how a number was written that became a double in it. */
function keepText(value: unknown, text: string | undefined, copy: object, key: string | number): void {
  const written = typeof value === 'bigint' ? value.toString() : text;
  if (written !== undefined) rememberNumberText(copy, key, written, Number(value));
}

function brief(value: unknown): string {
  const text =
    JSON.stringify(value, (_, inner: unknown) => (typeof inner === 'bigint' ? String(inner) : inner)) ??
    'undefined';
  return text.length > 60 ? `${text.slice(0, 60)}…` : text;
}

/** Draft 4 said by a flag that a bound itself is excluded. */
function modernise(schema: Record<string, unknown>): void {
  for (const [flag, bound] of [
    ['exclusiveMinimum', 'minimum'],
    ['exclusiveMaximum', 'maximum'],
  ] as const) {
    if (typeof schema[flag] !== 'boolean') continue;
    if (schema[flag] && schema[bound] !== undefined) {
      schema[flag] = schema[bound];
      delete schema[bound];
    } else delete schema[flag];
  }
}

const isStrings = (value: unknown): value is string[] =>
  Array.isArray(value) && value.every((name) => typeof name === 'string');

function isType(value: unknown): boolean {
  return (Array.isArray(value) && value.length > 0 ? value : [value]).every(
    (name) => typeof name === 'string' && TYPES.has(name),
  );
}

function isPattern(value: unknown): boolean {
  if (typeof value !== 'string') return false;
  try {
    new RegExp(value, 'u');
    return true;
  } catch {
    // That is the answer.
    return false;
  }
}

function decoded(fragment: string): string {
  try {
    return decodeURIComponent(fragment);
  } catch {
    // A stray % is part of the name.
    return fragment;
  }
}

function leadsSomewhere(root: unknown, pointer: string): boolean {
  let at = root;
  for (const step of pointerSteps(pointer)) {
    if (Array.isArray(at)) at = (at as unknown[])[Number(step)];
    else if (isObject(at) && Object.hasOwn(at, step)) at = at[step];
    else return false;
  }
  return typeof at === 'boolean' || isObject(at);
}
