import type { OutputUnit } from '@cfworker/json-schema';
import type { Problem } from '../request-form/types';
import { pointerSteps, toPointer } from '../schema/pointer';
import { isObject, own } from '../schema/schemaObject';

/** Units that only say that something below them failed. */
const OUTER = new Set([
  '$ref',
  '$recursiveRef',
  'properties',
  'patternProperties',
  'additionalProperties',
  'unevaluatedProperties',
  'items',
  'prefixItems',
  'additionalItems',
  'unevaluatedItems',
  'allOf',
  'if',
  'dependentSchemas',
]);

/** Names the failed places in plain words: the deepest faults only, one branch of a union at most. */
export function tellProblems(root: unknown, units: readonly OutputUnit[], value: unknown): Problem[] {
  const told = new Map<string, Problem>();
  for (const unit of chosenUnits(root, units)) {
    const problem = tell(root, unit, value);
    told.set(`${problem.path} ${problem.message}`, problem);
  }
  return [...told.values()];
}

/** Leaves out what only repeats deeper faults, and of a union's branches all but the one that was most likely meant. */
function chosenUnits(root: unknown, units: readonly OutputUnit[]): OutputUnit[] {
  const kept: OutputUnit[] = [];
  for (let index = 0; index < units.length; index++) {
    const unit = units[index];
    if (unit === undefined) continue;
    if (unit.keyword === 'anyOf' || unit.keyword === 'oneOf') {
      const inside = following(units, index, unit.keywordLocation);
      index += inside.length;
      if (unit.error.includes('(') && !unit.error.includes('(0 ')) kept.push(unit);
      else kept.push(...(likelyBranch(root, inside, unit) ?? [unit]));
    } else if (
      !OUTER.has(unit.keyword) &&
      !(unit.keyword === 'dependencies' && unit.error.includes('schema'))
    )
      kept.push(unit);
  }
  return kept;
}

function following(units: readonly OutputUnit[], index: number, location: string): OutputUnit[] {
  let end = index + 1;
  while (units[end]?.keywordLocation.startsWith(`${location}/`) === true || units[end]?.keyword === 'false')
    end++;
  return units.slice(index + 1, end);
}

function likelyBranch(
  root: unknown,
  units: readonly OutputUnit[],
  union: OutputUnit,
): OutputUnit[] | undefined {
  const branches = new Map<string, OutputUnit[]>();
  let current = '';
  for (const unit of units) {
    if (unit.keyword !== 'false')
      current = unit.keywordLocation.slice(union.keywordLocation.length + 1).split('/')[0] ?? '';
    branches.set(current, [...(branches.get(current) ?? []), unit]);
  }
  const depth = pointerSteps(union.instanceLocation).length;
  const likely = [...branches.values()]
    .map((branch) => chosenUnits(root, branch))
    .filter((branch) => !branch.some((unit) => tellsApart(unit, depth)));
  const [only] = likely;
  return likely.length === 1 && only !== undefined && only.length > 0 ? only : undefined;
}

/** Whether a fault shows that another branch was meant: the value's own type, or a tag right inside it. */
function tellsApart(unit: OutputUnit, depth: number): boolean {
  const below = pointerSteps(unit.instanceLocation).length - depth;
  if (unit.keyword === 'type') return below === 0;
  return (unit.keyword === 'const' || unit.keyword === 'enum') && below <= 1;
}

function tell(root: unknown, unit: OutputUnit, value: unknown): Problem {
  const steps = pointerSteps(decoded(unit.instanceLocation.slice(1)));
  const at = valueAt(value, steps);
  const quoted = /"((?:[^"\\]|\\.)*)"/.exec(unit.error)?.[1];
  const limit = keywordValue(root, unit.keywordLocation);
  const here = (message: string): Problem => ({ path: toPointer(steps), message });
  switch (unit.keyword) {
    case 'required':
      return { path: toPointer([...steps, missingName(unit.error)]), message: 'is missing' };
    case 'dependentRequired':
    case 'dependencies':
      return here(
        unit.error
          .replace(/^Instance has/, 'has')
          .replace('does not have', 'lacks')
          .replace(/\.$/, ''),
      );
    case 'type':
      return here(`must be ${typeWords(limit)}, is ${kindOf(at)}`);
    case 'const':
      return here(`must be ${short(limit)}`);
    case 'enum':
      return here(`must be one of ${short(limit).replace(/^\[|\]$/g, '')}`);
    case 'false':
      return here('isn’t described by the schema');
    case 'pattern':
      return here(`must match ${String(limit)}`);
    case 'format':
      return here(`must be ${formatWords(quoted ?? String(limit))}`);
    case 'minLength':
      return here(`must have at least ${counted(limit, 'character')}`);
    case 'maxLength':
      return here(`must have at most ${counted(limit, 'character')}`);
    case 'minItems':
      return here(`needs at least ${counted(limit, 'item')}`);
    case 'maxItems':
      return here(`can have at most ${counted(limit, 'item')}`);
    case 'minProperties':
      return here(`needs at least ${counted(limit, 'member')}`);
    case 'maxProperties':
      return here(`can have at most ${counted(limit, 'member')}`);
    case 'minimum':
      return here(`must be at least ${String(limit)}`);
    case 'maximum':
      return here(`must be at most ${String(limit)}`);
    case 'exclusiveMinimum':
      return here(`must be more than ${String(limit)}`);
    case 'exclusiveMaximum':
      return here(`must be less than ${String(limit)}`);
    case 'multipleOf':
      return here(`must be a multiple of ${String(limit)}`);
    case 'uniqueItems':
      return here(
        unit.error.replace(/^Duplicate items at indexes (\d+) and (\d+)\.$/, 'items $1 and $2 are the same'),
      );
    case 'contains':
    case 'minContains':
      return here('lacks an item that the schema asks for');
    case 'not':
      return here('is what the schema excludes');
    case 'anyOf':
      return here(`fits none of the ${branchCount(limit)} forms it can have`);
    case 'oneOf':
      return here(
        unit.error.includes('(0 ')
          ? `fits none of the ${branchCount(limit)} forms it can have`
          : 'fits more than one of the forms it can have, and may fit only one',
      );
    case 'propertyNames':
      return here(`can’t have a member called ${JSON.stringify(quoted ?? '')}`);
    default:
      return here(unit.error.replace(/\.$/, ''));
  }
}

function missingName(error: string): string {
  return /property "([\s\S]*)"\.$/.exec(error)?.[1] ?? '';
}

function decoded(pointer: string): string {
  try {
    return decodeURI(pointer).replaceAll('%23', '#');
  } catch {
    // As it stands, then.
    return pointer;
  }
}

function valueAt(value: unknown, steps: readonly string[]): unknown {
  return steps.reduce<unknown>((at, step) => {
    if (Array.isArray(at)) return (at as unknown[])[Number(step)];
    return isObject(at) ? own(at, step) : undefined;
  }, value);
}

/** What stands at a keyword's place; the way there goes through references. */
function keywordValue(root: unknown, location: string): unknown {
  let at: unknown = root;
  for (const step of pointerSteps(decoded(location.slice(1)))) {
    if (Array.isArray(at)) at = (at as unknown[])[Number(step)];
    else if (isObject(at)) {
      const next = own(at, step);
      at = step === '$ref' && typeof next === 'string' ? valueAt(root, pointerSteps(next.slice(1))) : next;
    } else return undefined;
  }
  return at;
}

function kindOf(value: unknown): string {
  if (value === null) return 'null';
  if (Array.isArray(value)) return 'an array';
  if (typeof value === 'object') return 'an object';
  if (typeof value === 'number') return Number.isInteger(value) ? 'a number' : 'a number with a fraction';
  return typeof value === 'string' ? 'a string' : typeof value;
}

const TYPE_WORDS: Readonly<Record<string, string>> = {
  string: 'a string',
  number: 'a number',
  integer: 'a whole number',
  boolean: 'true or false',
  array: 'an array',
  object: 'an object',
  null: 'null',
};

function typeWords(type: unknown): string {
  const names = (Array.isArray(type) ? type : [type]).map(String);
  return names.map((name) => TYPE_WORDS[name] ?? name).join(' or ');
}

const FORMAT_WORDS: Readonly<Record<string, string>> = {
  date: 'a date (2026-11-20)',
  time: 'a time with an offset (14:32:07Z)',
  'date-time': 'a date and time (2026-11-20T14:32:07Z)',
  email: 'an e-mail address',
  uuid: 'a UUID',
  uri: 'a URI',
  ipv4: 'an IPv4 address',
  ipv6: 'an IPv6 address',
  duration: 'an ISO 8601 duration (PT5M)',
};

const formatWords = (format: string): string => FORMAT_WORDS[format] ?? `of the format ${format}`;

function counted(limit: unknown, what: string): string {
  return `${String(limit)} ${what}${limit === 1 ? '' : 's'}`;
}

function branchCount(limit: unknown): string {
  return Array.isArray(limit) ? String(limit.length) : '';
}

function short(value: unknown): string {
  const text = JSON.stringify(value) ?? 'nothing';
  return text.length <= 120 ? text.replaceAll(',', ', ') : `${text.slice(0, 120)}…`;
}
