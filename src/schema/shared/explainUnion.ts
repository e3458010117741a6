import type { Issue } from '@mesh';
import type { Explain } from './Explainer';
import { isRecord } from './isRecord';
import type { PreparedObject, PreparedSchema } from './PreparedSchema';
import { pointTo } from './pointer';
import { sameJson } from './sameJson';
import { showValues } from './showValues';

/**
 * What is wrong with a value that has to fit one of several branches: the faults of the one that is meant, where a tag
 * or the type tells which, instead of those of every branch.
 * @param exactlyOne whether fitting two branches is a fault, too (`oneOf`)
 */
export function explainUnion(
  branches: readonly PreparedSchema[],
  value: unknown,
  path: string,
  exactlyOne: boolean,
  explain: Explain,
): Issue[] {
  const faults = branches.map((branch) => explain(branch, value, path));
  const fitting = faults.filter((issues) => issues.length === 0).length;
  if (fitting === 1 || (fitting > 1 && !exactlyOne)) return [];
  if (fitting > 1) return [{ path, message: `fits ${fitting} of the forms, but has to fit exactly one` }];
  const constants = branches.flatMap(constantsOf);
  if (constants.length === branches.length && branches.length > 0)
    return [{ path, message: `must be one of ${showValues(constants)}` }];
  const wrongTag = isRecord(value) ? explainTag(branches, value, path) : undefined;
  if (wrongTag !== undefined) return [wrongTag];
  const meant = branches
    .map((branch, index) => ({ branch, issues: faults[index] ?? [] }))
    .filter(
      ({ branch, issues }) =>
        !issues.some((issue) => issue.path === path && isKind(issue)) && !isOtherTag(branch, value),
    );
  const [only] = meant;
  if (only !== undefined && meant.length === 1) return only.issues;
  const kinds = faults.map((issues) =>
    issues.find((issue) => issue.path === path && isKind(issue))?.message.slice(8),
  );
  if (kinds.every((kind) => kind !== undefined))
    return [{ path, message: `must be ${[...new Set(kinds)].join(' or ')}` }];
  return [{ path, message: `must fit one of the ${branches.length} forms` }];
}

/** Whether an issue says that the value is of another kind altogether. */
function isKind({ message }: Issue): boolean {
  return /^must be (?:a |an |null|true or false)/.test(message) && !message.startsWith('must be a multiple');
}

function constantsOf(branch: PreparedSchema): unknown[] {
  if (typeof branch === 'boolean') return [];
  if ('const' in branch) return [branch['const']];
  const choices = branch['enum'];
  return Array.isArray(choices) && choices.length === 1 ? (choices as unknown[]) : [];
}

/** The members of a branch that can have one value only. */
function tagsOf(branch: PreparedSchema): [string, unknown][] {
  const properties =
    typeof branch === 'boolean' ? undefined : (branch['properties'] as PreparedObject | undefined);
  return Object.entries(properties ?? {}).flatMap(([name, schema]) =>
    constantsOf(schema as PreparedSchema).map((constant): [string, unknown] => [name, constant]),
  );
}

function isOtherTag(branch: PreparedSchema, value: unknown): boolean {
  if (!isRecord(value)) return false;
  return tagsOf(branch).some(
    ([name, constant]) => Object.hasOwn(value, name) && !sameJson(constant, value[name]),
  );
}

/** Every branch has the same tag, and the value's is none of theirs, or is missing. */
function explainTag(
  branches: readonly PreparedSchema[],
  value: Readonly<Record<string, unknown>>,
  path: string,
): Issue | undefined {
  const [first] = branches;
  const shared = (first === undefined ? [] : tagsOf(first)).find(([name]) =>
    branches.every((branch) => tagsOf(branch).some(([other]) => other === name)),
  );
  if (shared === undefined) return undefined;
  const [tag] = shared;
  const constants = branches.flatMap((branch) =>
    tagsOf(branch)
      .filter(([name]) => name === tag)
      .map(([, constant]) => constant),
  );
  if (!Object.hasOwn(value, tag))
    return { path, message: `${tag} is missing (one of ${showValues(constants)})` };
  if (constants.some((constant) => sameJson(constant, value[tag]))) return undefined;
  return { path: pointTo(path, tag), message: `must be one of ${showValues(constants)}` };
}
