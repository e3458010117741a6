import { JsonNumber } from '@json';
import type { Problem } from '../request-form/types';
import { toPointer } from '../schema/pointer';
import { followRefs } from '../schema/resolveRef';
import { isObject, listOf, own, type SchemaObject, typeNames } from '../schema/schemaObject';
import { compareExactly, isWhole } from './exactNumber';
import { type FormValue, isFormObject } from './formValue';

/**
 * What a check by doubles overlooks: numbers whose text says more than a double holds, against `integer` and the
 * bounds that certainly apply to them (not those within unions).
 */
export function exactProblems(root: unknown, value: FormValue): Problem[] {
  const problems: Problem[] = [];
  visit(root, [root], value, [], problems);
  return problems;
}

function certain(root: unknown, schemas: readonly unknown[]): SchemaObject[] {
  const found: SchemaObject[] = [];
  const waiting = [...schemas];
  while (waiting.length > 0 && found.length < 100) {
    const next = waiting.pop();
    if (!isObject(next) || found.includes(next)) continue;
    found.push(next);
    waiting.push(...listOf(next, 'allOf'));
    if (Object.hasOwn(next, '$ref')) waiting.push(followRefs(root, next));
  }
  return found;
}

function visit(
  root: unknown,
  schemas: readonly unknown[],
  value: FormValue,
  path: string[],
  problems: Problem[],
): void {
  const applying = certain(root, schemas);
  if (applying.length === 0) return;
  if (value instanceof JsonNumber) {
    if (String(Number(value.text)) !== value.text)
      problems.push(...numberProblems(applying, value.text, path));
  } else if (Array.isArray(value)) {
    value.forEach((item, index) => {
      visit(
        root,
        applying.map((schema) => itemSchema(schema, index)),
        item,
        [...path, String(index)],
        problems,
      );
    });
  } else if (isFormObject(value)) {
    for (const [name, member] of Object.entries(value)) {
      visit(
        root,
        applying.map((schema) => memberSchema(schema, name)),
        member,
        [...path, name],
        problems,
      );
    }
  }
}

function itemSchema(schema: SchemaObject, index: number): unknown {
  const items = own(schema, 'items');
  const tuple = Array.isArray(items) ? items : listOf(schema, 'prefixItems');
  return tuple[index] ?? (Array.isArray(items) ? undefined : items);
}

function memberSchema(schema: SchemaObject, name: string): unknown {
  const properties = own(schema, 'properties');
  return (isObject(properties) ? own(properties, name) : undefined) ?? own(schema, 'additionalProperties');
}

function numberProblems(schemas: readonly SchemaObject[], text: string, path: string[]): Problem[] {
  const messages = new Set<string>();
  for (const schema of schemas) {
    const types = typeNames(schema);
    if (
      types.includes('integer') &&
      !types.includes('number') &&
      !isWhole(text) &&
      Number.isInteger(Number(text))
    )
      messages.add('must be a whole number');
    const bound = (keyword: string, broken: (order: number) => boolean, words: string): void => {
      const limit = own(schema, keyword);
      if (typeof limit !== 'number' || !Number.isFinite(limit)) return;
      const limitText = Number.isInteger(limit) ? BigInt(limit).toString() : String(limit);
      // Where the doubles differ too, the check by doubles has said it.
      if (Number(text) === limit && broken(compareExactly(text, limitText)))
        messages.add(`${words} ${limitText}`);
    };
    bound('minimum', (order) => order < 0, 'must be at least');
    bound('maximum', (order) => order > 0, 'must be at most');
  }
  return [...messages].map((message) => ({ path: toPointer(path), message }));
}
