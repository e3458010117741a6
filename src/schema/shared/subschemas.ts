import { KEYWORDS } from './keywords';
import type { PreparedObject, PreparedSchema } from './PreparedSchema';

/** Every schema within a prepared one, itself first. */
export function* subschemas(root: PreparedSchema): Generator<PreparedObject> {
  const due: PreparedSchema[] = [root];
  for (let schema = due.pop(); schema !== undefined; schema = due.pop()) {
    if (typeof schema === 'boolean') continue;
    yield schema;
    for (const [keyword, value] of Object.entries(schema)) due.push(...within(keyword, value));
  }
}

/** The schemas directly behind a keyword; none where it is absent. */
export function within(keyword: string, value: unknown): readonly PreparedSchema[] {
  if (value === undefined) return [];
  if (keyword === '$defs') return Object.values(value as Record<string, PreparedSchema>);
  switch (KEYWORDS.get(keyword)) {
    case 'schema':
      return [value as PreparedSchema];
    case 'schemas':
      return value as readonly PreparedSchema[];
    case 'schemaMap':
    case 'patternMap':
      return Object.values(value as Record<string, PreparedSchema>);
    default:
      return [];
  }
}
