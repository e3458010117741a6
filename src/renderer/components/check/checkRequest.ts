import { JsonSyntaxError, parseJsonTree } from '@json';
import type { Problem, RequestCheck } from '../request-form/types';
import { type PreparedSchema, prepareSchema } from '../schema/prepareSchema';
import { compileProblems } from './compileProblems';
import { exactProblems } from './exactProblems';
import { type FormValue, formValueOfNode, plainValue } from './formValue';
import { repeatedMembers } from './repeatedMembers';

/** Requests longer than this aren't checked in the page; their owner does. */
const LONGEST = 4_000_000;

/** Checks one schema's requests again and again; compiles the schema once. */
export function createRequestChecker(schema: unknown): (text: string | undefined) => RequestCheck {
  if (schema === undefined) return (text) => (blank(text) ? { problems: [] } : syntaxCheck(text));
  const prepared = prepareSchema(schema);
  const compiled = compileProblems(prepared);
  const fault = prepared.fault ?? (compiled.ok ? undefined : compiled.fault);
  const faulty = fault === undefined ? {} : { schemaFault: fault };
  return (text) => {
    if (blank(text))
      return { problems: compiled.ok ? nothingProblems(prepared.root, compiled.problems) : [], ...faulty };
    if (text.length > LONGEST)
      return { problems: [], schemaFault: 'The request is too large to be checked here.' };
    const parsed = parsedOrProblem(text);
    if (!parsed.ok) return { problems: [parsed.problem], ...faulty };
    const told = { ...repeatedOf(parsed), ...faulty };
    if (!compiled.ok) return { problems: [], ...told };
    const problems = compiled.problems(plainValue(parsed.value));
    return { problems: [...problems, ...exactProblems(prepared.root, parsed.value)], ...told };
  };
}

/**
 * Checks a request, given as JSON text, against the schema it was advertised with. Never throws: a schema that can't
 * be applied is told in `schemaFault`. For many texts of one schema take `createRequestChecker`.
 */
export function checkRequest(schema: unknown, text: string | undefined): RequestCheck {
  return createRequestChecker(schema)(text);
}

const blank = (text: string | undefined): text is undefined => text === undefined || text.trim() === '';

function syntaxCheck(text: string): RequestCheck {
  const parsed = parsedOrProblem(text);
  return parsed.ok ? { problems: [], ...repeatedOf(parsed) } : { problems: [parsed.problem] };
}

interface Parsed {
  readonly ok: true;
  readonly value: FormValue;
  readonly repeated: number;
}

const repeatedOf = ({ repeated }: Parsed): Pick<RequestCheck, 'repeated'> =>
  repeated === 0 ? {} : { repeated };

function parsedOrProblem(text: string): Parsed | { ok: false; problem: Problem } {
  try {
    const root = parseJsonTree(text);
    return { ok: true, value: formValueOfNode(root), repeated: repeatedMembers(root, text).length };
  } catch (error) {
    if (error instanceof JsonSyntaxError)
      return { ok: false, problem: { path: '', message: `isn’t JSON: ${error.message}` } };
    if (error instanceof RangeError)
      return { ok: false, problem: { path: '', message: 'is nested too deeply' } };
    throw error;
  }
}

/** Nothing is sent: fine where anything may be, or null. */
function nothingProblems(root: PreparedSchema['root'], problems: (value: unknown) => Problem[]): Problem[] {
  const takesAnything = root === true || (typeof root === 'object' && Object.keys(root).length === 0);
  return takesAnything || problems(null).length === 0
    ? []
    : [{ path: '', message: 'is missing: the command takes a request' }];
}
