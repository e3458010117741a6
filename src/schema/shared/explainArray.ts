import type { Issue } from '@mesh';
import type { Evaluated } from './Evaluated';
import type { Explain } from './Explainer';
import { hasEqualItems } from './hasEqualItems';
import type { PreparedObject, PreparedSchema } from './PreparedSchema';
import { pointTo } from './pointer';
import { sameJson } from './sameJson';

/** Comparing every item with every other takes long: a longer array is only said to have equal items. */
const MOST_COMPARED = 1_000;

/** What is wrong with an array, and with its items. */
export function explainArray(
  schema: PreparedObject,
  value: readonly unknown[],
  path: string,
  explain: Explain,
  evaluated: Evaluated | undefined,
): Issue[] {
  const issues: Issue[] = [];
  const { minItems, maxItems, uniqueItems } = schema;
  if (typeof minItems === 'number' && value.length < minItems)
    issues.push({ path, message: `must have at least ${items(minItems)}` });
  if (typeof maxItems === 'number' && value.length > maxItems)
    issues.push({ path, message: `must have at most ${items(maxItems)}` });
  const first = (schema['prefixItems'] ?? []) as readonly PreparedSchema[];
  const rest = schema['items'] as PreparedSchema | undefined;
  for (const [index, item] of value.entries()) {
    const own = first[index] ?? rest;
    if (own !== undefined) issues.push(...explain(own, item, pointTo(path, index)));
  }
  evaluated?.addItems(rest === undefined ? first.length : value.length);
  if (uniqueItems === true) issues.push(...explainEqual(value, path));
  return [...issues, ...explainContains(schema, value, path, explain, evaluated)];
}

function explainEqual(value: readonly unknown[], path: string): Issue[] {
  if (value.length > MOST_COMPARED) {
    return hasEqualItems(value) ? [{ path, message: 'must not have the same item twice' }] : [];
  }
  for (const [index, item] of value.entries()) {
    const earlier = value.findIndex((other) => sameJson(other, item));
    if (earlier < index)
      return [{ path, message: `must not have the same item twice (${earlier} and ${index})` }];
  }
  return [];
}

function explainContains(
  schema: PreparedObject,
  value: readonly unknown[],
  path: string,
  explain: Explain,
  evaluated: Evaluated | undefined,
): Issue[] {
  const wanted = schema['contains'] as PreparedSchema | undefined;
  if (wanted === undefined) return [];
  let found = 0;
  for (const [index, item] of value.entries()) {
    if (explain(wanted, item, path).length > 0) continue;
    found += 1;
    evaluated?.addIndex(index);
  }
  const least = typeof schema['minContains'] === 'number' ? schema['minContains'] : 1;
  const most = schema['maxContains'];
  if (found < least) return [{ path, message: `must have at least ${items(least)} of the kind asked for` }];
  if (typeof most === 'number' && found > most)
    return [{ path, message: `must have at most ${items(most)} of the kind asked for` }];
  return [];
}

function items(count: number): string {
  return `${count} ${count === 1 ? 'item' : 'items'}`;
}
