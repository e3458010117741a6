import type { Issue, JsonSchema } from '@mesh';
import { cfworkerValidator, SchemaError } from '@schema/cfworker';
import type { Problem } from '../request-form/types';
import { toPointer } from '../schema/pointer';
import type { PreparedSchema } from '../schema/prepareSchema';
import { isRiskyPattern } from '../schema/riskyPattern';
import { isObject } from '../schema/schemaObject';

/** The validator lists so many at most. */
const MOST_ISSUES = 100;

/** What is wrong with a value by one schema, or why that can't be told. */
export type Compiled = { ok: true; problems: (value: unknown) => Problem[] } | { ok: false; fault: string };

/**
 * Compiles a prepared schema with the validator that the mesh's own pages use, so that a fault is told here in the same
 * words as by the command's owner. A pattern that the validator refuses is left out instead of failing the schema.
 */
export function compileProblems({ root, dialect }: PreparedSchema): Compiled {
  const schema = typeof root === 'boolean' || dialect === undefined ? root : { $schema: dialect, ...root };
  try {
    return compiled(schema);
  } catch (error) {
    if (!(error instanceof SchemaError || error instanceof RangeError)) throw error;
    try {
      return compiled(withoutRiskyPatterns(schema));
    } catch {
      // It wasn't a pattern: the first error says what it was.
      return {
        ok: false,
        fault: error instanceof SchemaError ? error.message : 'The schema is nested too deeply.',
      };
    }
  }
}

function compiled(schema: unknown): Compiled {
  const issues = cfworkerValidator().compile(schema as JsonSchema);
  return { ok: true, problems: (value) => problemsOf(issues(value)) };
}

function problemsOf(issues: readonly Issue[]): Problem[] {
  const problems = issues.map(placed);
  if (issues.length >= MOST_ISSUES)
    problems.push({ path: '', message: `has more problems than these ${MOST_ISSUES}` });
  return problems;
}

/** A missing member is told where it would stand, because its field stands there too. */
function placed({ path, message }: Issue): Problem {
  const [, name, rest] = /^([\s\S]+) (is missing(?: \([\s\S]*\))?)$/.exec(message) ?? [];
  return name === undefined || rest === undefined
    ? { path, message }
    : { path: path + toPointer([name]), message: rest };
}

function withoutRiskyPatterns(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(withoutRiskyPatterns);
  if (!isObject(value)) return value;
  return Object.fromEntries(
    Object.entries(value)
      .filter(([key, member]) => key !== 'pattern' || typeof member !== 'string' || !isRiskyPattern(member))
      .map(([key, member]) => [key, withoutRiskyPatterns(member)]),
  );
}
