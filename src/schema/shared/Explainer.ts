import type { Issue } from '@mesh';
import { Evaluated } from './Evaluated';
import { explainArray } from './explainArray';
import { explainNumber } from './explainNumber';
import { explainObject } from './explainObject';
import { explainString } from './explainString';
import { explainUnevaluated } from './explainUnevaluated';
import { explainUnion } from './explainUnion';
import { type PreparedObject, type PreparedSchema, resolveRef } from './PreparedSchema';
import { sameJson } from './sameJson';
import { showValues } from './showValues';
import { hasType, nameTypes, typeOf } from './typeOf';

/** Issues beyond it are left out: nobody reads on, and a value may have millions. */
const MOST_ISSUES = 100;
const MOST_LEVELS = 1_000;

/**
 * Explains one place of a value by one part of a schema.
 * @param evaluated gets which members and items of the value the part has looked at, where it fits; absent: nobody asks
 */
export type Explain = (
  schema: PreparedSchema,
  value: unknown,
  path: string,
  evaluated?: Evaluated,
) => Issue[];

/**
 * Says in plain words where a value doesn't fit a schema, the deepest places only. Whether it fits is the validator's
 * to say; this makes both validators say the same of the same fault.
 */
export class Explainer {
  readonly #root: PreparedSchema;
  #depth = 0;

  constructor(root: PreparedSchema) {
    this.#root = root;
  }

  /** @throws RangeError where it is nested too deeply */
  explain(value: unknown): Issue[] {
    this.#depth = 0;
    return this.#explain(this.#root, value, '').slice(0, MOST_ISSUES);
  }

  readonly #explain: Explain = (schema, value, path, evaluated) => {
    if (schema === true) return [];
    if (schema === false) return [{ path, message: "isn't allowed here" }];
    // No fault among others: within a `not` it would make the value fit.
    if (this.#depth > MOST_LEVELS) throw new RangeError('nested too deeply');
    this.#depth++;
    const issues = this.#explainObject(schema, value, path, evaluated);
    this.#depth--;
    return issues.length > MOST_ISSUES ? issues.slice(0, MOST_ISSUES) : issues;
  };

  #explainObject(
    schema: PreparedObject,
    value: unknown,
    path: string,
    outer: Evaluated | undefined,
  ): Issue[] {
    const misfit = wrongKind(schema, value);
    if (misfit !== undefined) return [{ path, message: misfit }];
    const asks = 'unevaluatedProperties' in schema || 'unevaluatedItems' in schema;
    const evaluated = outer !== undefined || asks ? new Evaluated() : undefined;
    const inPlace: Explain = (part, sameValue, at) => {
      const own = evaluated && new Evaluated();
      const issues = this.#explain(part, sameValue, at, own);
      if (own && issues.length === 0) evaluated?.add(own);
      return issues;
    };
    const issues: Issue[] = [];
    if (schema['$ref'] !== undefined)
      issues.push(...inPlace(resolveRef(this.#root, schema['$ref']), value, path));
    issues.push(
      ...this.#own(schema, value, path, inPlace, evaluated),
      ...this.#applied(schema, value, path, inPlace),
    );
    // What nobody has looked at is asked last, and only of a value that fits otherwise: what fails hasn't looked.
    if (evaluated && asks && issues.length === 0)
      issues.push(...explainUnevaluated(schema, value, path, evaluated, this.#explain));
    if (evaluated) outer?.add(evaluated);
    return issues;
  }

  #own(
    schema: PreparedObject,
    value: unknown,
    path: string,
    inPlace: Explain,
    evaluated: Evaluated | undefined,
  ): Issue[] {
    switch (typeOf(value)) {
      case 'string':
        return explainString(schema, value as string, path);
      case 'number':
        return explainNumber(schema, value as number, path);
      case 'array':
        return explainArray(schema, value as unknown[], path, this.#explain, evaluated);
      case 'object':
        return explainObject(
          schema,
          value as Record<string, unknown>,
          path,
          this.#explain,
          inPlace,
          evaluated,
        );
      default:
        return [];
    }
  }

  #applied(schema: PreparedObject, value: unknown, path: string, inPlace: Explain): Issue[] {
    const issues: Issue[] = [];
    const part = (keyword: string): PreparedSchema | undefined =>
      schema[keyword] as PreparedSchema | undefined;
    for (const branch of (schema['allOf'] ?? []) as readonly PreparedSchema[])
      issues.push(...inPlace(branch, value, path));
    for (const keyword of ['anyOf', 'oneOf'] as const) {
      const branches = schema[keyword] as readonly PreparedSchema[] | undefined;
      if (branches === undefined) continue;
      const open = branches.map((branch) => this.#open(branch));
      issues.push(...explainUnion(open, value, path, keyword === 'oneOf', inPlace));
    }
    const excluded = part('not');
    if (excluded !== undefined && this.#explain(excluded, value, path).length === 0)
      issues.push({ path, message: 'is what the schema rules out' });
    const condition = part('if');
    if (condition !== undefined) {
      const next = part(inPlace(condition, value, path).length === 0 ? 'then' : 'else');
      if (next !== undefined) issues.push(...inPlace(next, value, path));
    }
    return issues;
  }

  /** What a branch that is only a reference leads to. */
  #open(branch: PreparedSchema): PreparedSchema {
    let opened = branch;
    while (typeof opened === 'object' && opened['$ref'] !== undefined && Object.keys(opened).length === 1)
      opened = resolveRef(this.#root, opened['$ref']);
    return opened;
  }
}

/** What makes every other complaint about a value pointless. */
function wrongKind(schema: PreparedObject, value: unknown): string | undefined {
  const { type } = schema;
  const types = type === undefined ? [] : Array.isArray(type) ? (type as unknown[]) : [type];
  const choices = schema['enum'] as readonly unknown[] | undefined;
  if (choices !== undefined && !choices.some((choice) => sameJson(choice, value)))
    return choices.length === 1 ? `must be ${showValues(choices)}` : `must be one of ${showValues(choices)}`;
  if ('const' in schema && !sameJson(schema['const'], value))
    return `must be ${showValues([schema['const']])}`;
  if (types.length > 0 && !types.some((name) => hasType(value, name))) return `must be ${nameTypes(types)}`;
  return undefined;
}
