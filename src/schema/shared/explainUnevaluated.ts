import type { Issue } from '@mesh';
import type { Evaluated } from './Evaluated';
import type { Explain } from './Explainer';
import { isRecord } from './isRecord';
import type { PreparedObject, PreparedSchema } from './PreparedSchema';
import { pointTo } from './pointer';

/** What is wrong with the members or items of a value that nothing else in its schema has looked at; they are looked at then. */
export function explainUnevaluated(
  schema: PreparedObject,
  value: unknown,
  path: string,
  evaluated: Evaluated,
  explain: Explain,
): Issue[] {
  const issues: Issue[] = [];
  const members = schema['unevaluatedProperties'] as PreparedSchema | undefined;
  if (members !== undefined && isRecord(value)) {
    for (const [name, member] of Object.entries(value)) {
      if (evaluated.hasName(name)) continue;
      const at = pointTo(path, name);
      if (members === false) issues.push({ path: at, message: "isn't a member that is known here" });
      else issues.push(...explain(members, member, at));
      evaluated.addName(name);
    }
  }
  const items = schema['unevaluatedItems'] as PreparedSchema | undefined;
  if (items !== undefined && Array.isArray(value)) {
    for (const [index, item] of value.entries())
      if (!evaluated.hasIndex(index)) issues.push(...explain(items, item, pointTo(path, index)));
    evaluated.addItems(value.length);
  }
  return issues;
}
