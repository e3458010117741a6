import { patternProblem } from './checkPattern';
import { baseWithin, MOST_LEVELS, type Place, References } from './findReference';
import { isRecord } from './isRecord';
import { KEYWORDS, type KeywordKind } from './keywords';
import { modernise } from './modernise';
import type { PreparedObject, PreparedSchema } from './PreparedSchema';
import { pointTo } from './pointer';
import { refuseEndless } from './refuseEndless';
import { SchemaError } from './SchemaError';
import { setOwn } from './setOwn';

const TYPES = new Set(['string', 'number', 'integer', 'boolean', 'null', 'array', 'object']);

/**
 * Brings a schema of any draft from 4 on to the form that both validators take. Copies it; what was given stays as it is.
 * @throws SchemaError where it isn't a schema, a `$ref` leads nowhere, or checking would never end
 */
export function prepareSchema(schema: unknown): PreparedSchema {
  const prepared = new Preparation(schema).finish();
  refuseEndless(prepared);
  return prepared;
}

class Preparation {
  readonly #references: References;
  readonly #root: unknown;
  /** What `$ref`s lead to, by the object that was written, under the name that it gets. */
  readonly #names = new Map<unknown, string>();
  readonly #due: { readonly place: Place; readonly name: string }[] = [];

  constructor(root: unknown) {
    this.#root = root;
    this.#references = new References(root);
  }

  finish(): PreparedSchema {
    const root = this.#schema(this.#root, '', '', 0);
    if (typeof root === 'boolean') return root;
    const definitions: Record<string, PreparedSchema> = {};
    for (let next = this.#due.shift(); next !== undefined; next = this.#due.shift())
      definitions[next.name] = this.#schema(next.place.schema, next.place.path, next.place.base, 0);
    return this.#names.size === 0 ? root : { ...root, $defs: definitions };
  }

  #schema(raw: unknown, path: string, base: string, depth: number): PreparedSchema {
    if (typeof raw === 'boolean') return raw;
    if (!isRecord(raw)) throw new SchemaError(path, `isn't one: ${describe(raw)} stands there`);
    if (depth > MOST_LEVELS) throw new SchemaError(path, 'is nested too deeply');
    const inner = baseWithin(raw, base);
    for (const keyword of ['$dynamicRef', '$recursiveRef']) {
      const ref = raw[keyword];
      if (typeof ref === 'string' && this.#references.isDynamic(ref))
        throw new SchemaError(
          path,
          `has a "${keyword}" that several schemas answer to, which isn't supported`,
        );
    }
    const copy: Record<string, unknown> = {};
    for (const [keyword, value] of Object.entries(modernise(raw))) {
      if (keyword === '$ref') copy['$ref'] = this.#reference(value, path, inner);
      const kind = KEYWORDS.get(keyword);
      if (kind !== undefined && value !== undefined)
        copy[keyword] = this.#keyword(kind, value, pointTo(path, keyword), inner, depth);
    }
    return copy;
  }

  #keyword(kind: KeywordKind, value: unknown, path: string, base: string, depth: number): unknown {
    const expect = (fits: boolean, expected: string): void => {
      if (!fits) throw new SchemaError(path, `has to be ${expected}, not ${describe(value)}`);
    };
    switch (kind) {
      case 'schema':
        return this.#schema(value, path, base, depth + 1);
      case 'schemas':
        expect(
          Array.isArray(value) && (value.length > 0 || path.endsWith('/prefixItems')),
          'a list of schemas',
        );
        return (value as unknown[]).map((item, index) =>
          this.#schema(item, pointTo(path, index), base, depth + 1),
        );
      case 'schemaMap':
      case 'patternMap':
        expect(isRecord(value), 'an object of schemas');
        return this.#map(value as object, path, base, depth, kind === 'patternMap');
      case 'count':
        expect(
          isNumber(value) && Number.isInteger(Number(value)) && Number(value) >= 0,
          'a whole number from 0 on',
        );
        return Number(value);
      case 'divisor':
        expect(isNumber(value) && Number(value) > 0, 'a number above 0');
        return Number(value);
      case 'number':
        expect(isNumber(value), 'a number');
        return Number(value);
      case 'names':
        expect(isNames(value), 'a list of names');
        return [...new Set(value as string[])];
      case 'nameLists':
        expect(isRecord(value) && Object.values(value).every(isNames), 'an object of lists of names');
        return value;
      case 'type':
        expect(isType(value), 'a type of JSON');
        return value;
      case 'values':
        expect(Array.isArray(value) && value.length > 0, 'a list of values');
        expect(isJson(value), 'a list of values of JSON');
        return plain(value);
      case 'value':
        expect(isJson(value), 'a value of JSON');
        return plain(value);
      case 'pattern':
        return this.#pattern(value, path);
      case 'text':
        expect(typeof value === 'string', 'a text');
        // No format of the standard: its check takes forever on long texts.
        return value === 'url' ? 'uri' : value;
      case 'flag':
        expect(typeof value === 'boolean', 'true or false');
        return value;
    }
  }

  #map(map: object, path: string, base: string, depth: number, patterns: boolean): PreparedObject {
    const copy: Record<string, unknown> = {};
    for (const [name, value] of Object.entries(map)) {
      const at = pointTo(path, name);
      if (patterns) this.#pattern(name, at);
      setOwn(copy, name, this.#schema(value, at, base, depth + 1));
    }
    return copy;
  }

  #pattern(pattern: unknown, path: string): unknown {
    const problem = patternProblem(pattern);
    if (problem !== undefined)
      throw new SchemaError(path, `has the pattern ${String(pattern)}, which ${problem}`);
    return pattern;
  }

  #reference(ref: unknown, path: string, base: string): string {
    if (typeof ref !== 'string') throw new SchemaError(path, `has a "$ref" that isn't a text`);
    const place = this.#references.find(ref, base);
    if (place === undefined || !(isRecord(place.schema) || typeof place.schema === 'boolean'))
      throw new SchemaError(path, `refers to ${JSON.stringify(ref)}, which isn't there`);
    let name = this.#names.get(place.schema);
    if (name === undefined) {
      name = `d${this.#names.size}`;
      this.#names.set(place.schema, name);
      this.#due.push({ place, name });
    }
    return `#/$defs/${name}`;
  }
}

const isNumber = (value: unknown): boolean => Number.isFinite(value) || typeof value === 'bigint';

const isNames = (value: unknown): boolean =>
  Array.isArray(value) && value.every((name) => typeof name === 'string');

const isType = (value: unknown): boolean =>
  (Array.isArray(value) ? value : [value]).every((name) => typeof name === 'string' && TYPES.has(name));

/** Whether a value can stand in a schema: no function, nothing that holds itself. */
function isJson(value: unknown, depth = 0): boolean {
  if (typeof value !== 'object' || value === null)
    return isNumber(value) || value === null || typeof value === 'string' || typeof value === 'boolean';
  return depth < MOST_LEVELS && Object.values(value).every((member) => isJson(member, depth + 1));
}

/** A value with doubles in place of BigInt, which neither validator knows. */
function plain(value: unknown): unknown {
  if (typeof value === 'bigint') return Number(value);
  if (Array.isArray(value)) return value.map(plain);
  if (!isRecord(value)) return value;
  const copy: Record<string, unknown> = {};
  for (const [name, member] of Object.entries(value)) setOwn(copy, name, plain(member));
  return copy;
}

function describe(value: unknown): string {
  if (value === null) return 'null';
  if (value === undefined) return 'nothing';
  if (Array.isArray(value)) return value.length === 0 ? 'an empty list' : 'a list';
  return typeof value === 'object' ? 'an object' : (JSON.stringify(value) ?? `a ${typeof value}`);
}
