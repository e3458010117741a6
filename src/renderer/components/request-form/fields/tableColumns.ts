import { type FormValue, isFormObject } from '../../check/formValue';
import { isObject, requiredNames, schemaMap } from '../../schema/schemaObject';
import { effectiveSchema } from '../effectiveSchema';
import type { FormAccess } from '../FormAccess';
import { type Classified, classify } from '../fieldKind';

/** A column of a table of items. */
export interface ItemColumn extends Classified {
  name: string;
  required: boolean;
}

const MOST = 5;
const FLAT = new Set(['string', 'number', 'integer', 'boolean', 'choice']);

/** The columns of an array whose items are flat objects of up to five members; undefined where they aren't. */
export function tableColumns(
  { root, schemaUtils }: Pick<FormAccess, 'root' | 'schemaUtils'>,
  items: unknown,
  values: readonly FormValue[],
): ItemColumn[] | undefined {
  if (!isObject(items)) return undefined;
  const read = classify(root, effectiveSchema(root, schemaUtils, items, undefined));
  if (read.field.kind !== 'object' || read.nullable) return undefined;
  const members = schemaMap(read.schema, 'properties');
  if (members.length === 0 || members.length > MOST) return undefined;
  const required = new Set(requiredNames(read.schema));
  const columns = members.map(([name, member]) => ({
    name,
    required: required.has(name),
    ...classify(root, effectiveSchema(root, schemaUtils, member, undefined)),
  }));
  if (!columns.every((column) => FLAT.has(column.field.kind))) return undefined;
  const names = new Set(members.map(([name]) => name));
  const fit = (value: FormValue): boolean =>
    isFormObject(value) &&
    Object.entries(value).every(
      ([name, member]) =>
        names.has(name) && (member === null || typeof member !== 'object' || 'text' in member),
    );
  return values.every(fit) ? columns : undefined;
}
