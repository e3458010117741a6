import { isThenable } from '../registry/calls/is-thenable';
import { isPlain, type Schema } from './schema';
import type { Issue, SchemaValidator } from './schema-validator';
import type { StandardIssue, StandardResult, StandardSchema } from './standard-schema';

/** The outcome of a check: the value as its schema gives it out, or its faults. */
export type Checked =
  | { readonly valid: true; readonly value: unknown }
  | { readonly valid: false; readonly issues: readonly Issue[] };

/** Checks a value; at once, unless the schema is one that takes its time. */
export type Check = (value: unknown) => Checked | Promise<Checked>;

/**
 * The check behind a schema: a Standard Schema validates itself, a plain JSON Schema by the registry's validator.
 *
 * @returns undefined where nothing is to be checked: no schema, or a plain one without a validator
 * @throws Error where the validator can't compile the schema
 */
export function checkOf(
  schema: Schema | undefined,
  validator: SchemaValidator | undefined,
): Check | undefined {
  if (schema === undefined) return undefined;
  if (!isPlain(schema)) return standardCheck(schema);
  if (validator === undefined) return undefined;
  const faults = validator.compile(schema.json);
  return (value) => {
    const issues = faults(value);
    return issues.length === 0 ? { valid: true, value } : { valid: false, issues };
  };
}

/** Names the places and the faults, for a person. */
export function describeIssues(issues: readonly Issue[]): string {
  return issues.map(({ path, message }) => (path === '' ? message : `${path}: ${message}`)).join('; ');
}

function standardCheck(schema: StandardSchema): Check {
  return (value) => {
    const result = schema['~standard'].validate(value);
    return isThenable(result) ? Promise.resolve(result).then(checkedOf) : checkedOf(result);
  };
}

function checkedOf(result: StandardResult<unknown>): Checked {
  return result.issues
    ? { valid: false, issues: result.issues.map(issueOf) }
    : { valid: true, value: result.value };
}

function issueOf({ message, path = [] }: StandardIssue): Issue {
  const keys = path.map((part) => (typeof part === 'object' ? part.key : part));
  return { path: keys.map((key) => `/${escapePointer(String(key))}`).join(''), message };
}

function escapePointer(key: string): string {
  return key.replace(/~/g, '~0').replace(/\//g, '~1');
}
