import { ADDITIONAL_PROPERTY_FLAG, type SchemaUtilsType } from '@rjsf/utils';
import { type FormValue, plainValue } from '../check/formValue';
import { followRefs } from '../schema/resolveRef';
import { isObject, own, type SchemaObject, withSiblings } from '../schema/schemaObject';

const COMBINED = ['allOf', 'if', 'dependencies', 'dependentSchemas', 'dependentRequired'];

/**
 * A schema as it applies to a value: its references followed; its `allOf`, `if` and dependencies merged by RJSF,
 * which is asked only then, because it follows every reference below, however deep.
 */
export function effectiveSchema(
  root: unknown,
  schemaUtils: SchemaUtilsType,
  schema: unknown,
  value: FormValue | undefined,
): SchemaObject {
  const direct = withRefFollowed(root, schema);
  if (!isObject(direct)) return direct === false ? { not: {} } : {};
  if (!COMBINED.some((keyword) => Object.hasOwn(direct, keyword))) return direct;
  const merged: unknown = schemaUtils.retrieveSchema(direct as object, plainValue(value));
  return isObject(merged) ? withoutStubs(merged) : {};
}

/** The target of a `$ref`, with what stands beside the `$ref` (a title, a default) laid over it. */
function withRefFollowed(root: unknown, schema: unknown): unknown {
  if (!isObject(schema) || typeof own(schema, '$ref') !== 'string') return schema;
  const target = followRefs(root, schema);
  return isObject(target) ? withSiblings(target, schema) : target;
}

/** RJSF describes members that the data has and the schema hasn't; they are shown as what they are instead. */
function withoutStubs(schema: SchemaObject): SchemaObject {
  const properties = own(schema, 'properties');
  if (!isObject(properties)) return schema;
  const entries = Object.entries(properties).filter(
    ([, member]) => !(isObject(member) && Reflect.get(member, ADDITIONAL_PROPERTY_FLAG) === true),
  );
  return { ...schema, properties: Object.fromEntries(entries) };
}
