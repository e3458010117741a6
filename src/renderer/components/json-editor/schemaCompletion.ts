import type {
  Completion,
  CompletionContext,
  CompletionResult,
  CompletionSource,
} from '@codemirror/autocomplete';
import {
  isObject,
  listOf,
  own,
  requiredNames,
  type SchemaObject,
  schemaMap,
  typeNames,
} from '../schema/schemaObject';
import { schemasAt } from '../schema/schemasAt';
import { caretPlace } from './pathAt';

const MOST = 500;

/** Completes the names of members and the values that a schema names; reads the schema anew each time. */
export function schemaCompletion(schema: () => unknown): CompletionSource {
  return (context: CompletionContext): CompletionResult | null => {
    const root = schema();
    const place = caretPlace(context.state, context.pos);
    if (root === undefined || place === undefined) return null;
    if (!context.explicit && place.from === place.to) return null;
    const found = schemasAt(root, place.path);
    const options =
      place.writing === 'name'
        ? nameOptions(found, place.names)
        : found.flatMap((each) => valueOptions(each));
    return options.length === 0
      ? null
      : { from: place.from, to: place.to, options: unique(options).slice(0, MOST), filter: true };
  };
}

function unique(options: Completion[]): Completion[] {
  return [...new Map(options.map((option) => [option.label, option])).values()];
}

function nameOptions(schemas: readonly SchemaObject[], taken: readonly string[]): Completion[] {
  const required = new Set(schemas.flatMap(requiredNames));
  return schemas
    .flatMap((schema) => schemaMap(schema, 'properties'))
    .filter(([name]) => !taken.includes(name))
    .map(([name, member]) => ({
      label: JSON.stringify(name),
      apply: `${JSON.stringify(name)}: `,
      detail: [required.has(name) ? 'required' : '', isObject(member) ? typeNames(member).join(' | ') : '']
        .filter(Boolean)
        .join(', '),
      type: 'property',
      boost: required.has(name) ? 1 : 0,
    }));
}

function valueOptions(schema: SchemaObject): Completion[] {
  const values = [
    ...listOf(schema, 'enum').slice(0, MOST),
    ...(Object.hasOwn(schema, 'const') ? [own(schema, 'const')] : []),
  ];
  const types = typeNames(schema);
  if (types.includes('boolean')) values.push(true, false);
  if (types.includes('null')) values.push(null);
  return values.map((value) => ({ label: JSON.stringify(value) ?? 'null', type: 'enum' }));
}
