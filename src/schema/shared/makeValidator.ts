import type { Issue, JsonSchema, SchemaValidator } from '@mesh';
import { Explainer } from './Explainer';
import { jsonView } from './jsonView';
import type { PreparedSchema } from './PreparedSchema';
import { prepareSchema } from './prepareSchema';
import { SchemaError } from './SchemaError';

/** Makes a check of a prepared schema: whether a value of JSON fits. */
export type MakeCheck = (schema: PreparedSchema, explainer: Explainer) => (value: unknown) => boolean;

type Check = (value: unknown) => Issue[];

/** A compiled schema, and the text that it had then: whoever wrote it may have changed it since. */
interface Compiled {
  readonly text: string;
  readonly check: Check;
}

/**
 * A validator over an engine that says whether a value fits; what doesn't is explained in the same words whichever
 * engine it is. A schema is compiled once, however often it is asked for, and kept as long as somebody has it.
 */
export function makeValidator(makeCheck: MakeCheck): SchemaValidator {
  const compiled = new WeakMap<object, Compiled>();
  return {
    compile(schema: JsonSchema): Check {
      const text = textOf(schema);
      const known = typeof schema === 'object' && schema !== null ? compiled.get(schema) : undefined;
      if (known !== undefined && known.text === text) return known.check;
      const check = compileAnew(schema, makeCheck);
      if (typeof schema === 'object' && text !== undefined) compiled.set(schema, { text, check });
      return check;
    },
  };
}

function compileAnew(schema: JsonSchema, makeCheck: MakeCheck): Check {
  const prepared = prepareSchema(schema);
  if (typeof prepared === 'object' && Object.keys(prepared).length === 0) return () => [];
  const explainer = new Explainer(prepared);
  const fits = engineCheck(makeCheck, prepared, explainer);
  return (value) => {
    try {
      const view = jsonView(value);
      if (view === undefined) return prepared === true ? [] : explainer.explain(null);
      if (fits(view)) return [];
      const issues = explainer.explain(view);
      return issues.length > 0 ? issues : [{ path: '', message: "doesn't fit the schema" }];
    } catch (error) {
      // The stack's end, in a value or a schema of thousands of levels.
      if (error instanceof RangeError)
        return [{ path: '', message: 'is nested too deeply, or too large, to be checked' }];
      throw error;
    }
  };
}

/** Undefined for one that holds itself, or a BigInt. */
function textOf(schema: JsonSchema): string | undefined {
  try {
    return JSON.stringify(schema);
  } catch {
    // Compiled each time it is asked for.
    return undefined;
  }
}

/** What only the engine minds is told as any other fault of a schema. */
function engineCheck(
  makeCheck: MakeCheck,
  schema: PreparedSchema,
  explainer: Explainer,
): (value: unknown) => boolean {
  try {
    return makeCheck(schema, explainer);
  } catch (error) {
    throw new SchemaError('', `can't be used: ${error instanceof Error ? error.message : String(error)}`);
  }
}
