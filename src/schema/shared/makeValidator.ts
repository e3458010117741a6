import type { Issue, JsonSchema, SchemaValidator } from '@mesh';
import { Explainer } from './Explainer';
import { jsonView } from './jsonView';
import type { PreparedSchema } from './PreparedSchema';
import { prepareSchema } from './prepareSchema';
import { SchemaError } from './SchemaError';

/** Makes a check of a prepared schema: whether a value of JSON fits. */
export type MakeCheck = (schema: PreparedSchema, explainer: Explainer) => (value: unknown) => boolean;

/**
 * A validator over an engine that says whether a value fits; what doesn't is explained in the same words whichever
 * engine it is.
 */
export function makeValidator(makeCheck: MakeCheck): SchemaValidator {
  return {
    compile(schema: JsonSchema): (value: unknown) => Issue[] {
      const prepared = prepareSchema(schema);
      const explainer = new Explainer(prepared);
      const fits = engineCheck(makeCheck, prepared, explainer);
      return (value) => {
        try {
          const view = jsonView(value);
          if (view === undefined) return schema === true ? [] : explainer.explain(null);
          if (fits(view)) return [];
          const issues = explainer.explain(view);
          return issues.length > 0 ? issues : [{ path: '', message: "doesn't fit the schema" }];
        } catch (error) {
          // The stack's end, in a value or a schema of thousands of levels.
          if (error instanceof RangeError)
            return [{ path: '', message: 'is nested too deeply to be checked' }];
          throw error;
        }
      };
    },
  };
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
