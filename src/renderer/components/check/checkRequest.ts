import { JsonSyntaxError } from '@json';
import type { Problem, RequestCheck } from '../request-form/types';
import { prepareSchema } from '../schema/prepareSchema';
import { exactProblems } from './exactProblems';
import { type FormValue, parseFormValue, plainValue } from './formValue';
import { SchemaChecker } from './SchemaChecker';
import { tellProblems } from './tellProblems';

/** Past so many problems the rest isn't listed; one more entry says so. */
const MOST_PROBLEMS = 200;
/** Requests longer than this aren't checked in the page; their owner does. */
const LONGEST = 4_000_000;

/** Checks one schema's requests again and again; compiles the schema once. */
export function createRequestChecker(schema: unknown): (text: string | undefined) => RequestCheck {
  if (schema === undefined) return (text) => (blank(text) ? { problems: [] } : syntaxCheck(text));
  const prepared = prepareSchema(schema);
  const checker = new SchemaChecker(prepared);
  const fault = prepared.fault ?? checker.fault;
  const faulty = fault === undefined ? {} : { schemaFault: fault };
  return (text) => {
    if (blank(text)) return { problems: nothingProblems(checker), ...faulty };
    if (text.length > LONGEST)
      return { problems: [], schemaFault: 'The request is too large to be checked here.' };
    const parsed = parsedOrProblem(text);
    if (!parsed.ok) return { problems: [parsed.problem], ...faulty };
    if (checker.fault !== undefined) return { problems: [], schemaFault: checker.fault };
    try {
      return { problems: bounded(problemsOf(checker, parsed.value)), ...faulty };
    } catch (error) {
      return { problems: [], schemaFault: fault ?? faultOf(error) };
    }
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
  return { problems: parsed.ok ? [] : [parsed.problem] };
}

function parsedOrProblem(text: string): { ok: true; value: FormValue } | { ok: false; problem: Problem } {
  try {
    return { ok: true, value: parseFormValue(text) };
  } catch (error) {
    if (error instanceof JsonSyntaxError)
      return { ok: false, problem: { path: '', message: `isn’t JSON: ${error.message}` } };
    if (error instanceof RangeError)
      return { ok: false, problem: { path: '', message: 'is nested too deeply' } };
    throw error;
  }
}

function nothingProblems(checker: SchemaChecker): Problem[] {
  const takesAnything =
    checker.root === true || (typeof checker.root === 'object' && Object.keys(checker.root).length === 0);
  return takesAnything || checker.fits(checker.root, null)
    ? []
    : [{ path: '', message: 'is missing: the command takes a request' }];
}

function problemsOf(checker: SchemaChecker, value: FormValue): Problem[] {
  const plain = plainValue(value);
  return [...tellProblems(checker.root, checker.units(plain), plain), ...exactProblems(checker.root, value)];
}

function bounded(problems: Problem[]): Problem[] {
  if (problems.length <= MOST_PROBLEMS) return problems;
  const rest = problems.length - MOST_PROBLEMS;
  return [...problems.slice(0, MOST_PROBLEMS), { path: '', message: `has ${rest} more problems` }];
}

function faultOf(error: unknown): string {
  if (error instanceof RangeError) return 'The schema refers to itself without end.';
  return `The schema can’t be applied: ${error instanceof Error ? (error.message.split('\n')[0] ?? '') : String(error)}`;
}
