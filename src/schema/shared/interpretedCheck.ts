import { dereference, type Schema, validate } from '@cfworker/json-schema';
import type { Explainer } from './Explainer';
import { mentions } from './mentions';
import type { PreparedSchema } from './PreparedSchema';

/**
 * Keywords that the engine gets wrong, or takes forever for: -1 is a multiple of 0.1, every item is compared with every other,
 * what `contains` has found counts as looked at only where it comes first.
 */
const MISJUDGED = ['multipleOf', 'uniqueItems', 'unevaluatedItems', 'unevaluatedProperties'];

/** Tells whether a value fits, by @cfworker/json-schema, which generates no code. */
export function interpretedCheck(schema: PreparedSchema, explainer: Explainer): (value: unknown) => boolean {
  if (typeof schema === 'boolean') return () => schema;
  if (mentions(schema, MISJUDGED)) return (value) => explainer.explain(value).length === 0;
  const lookup = dereference(schema as Schema);
  return (value) => {
    try {
      return validate(value, schema as Schema, '2020-12', lookup).valid;
    } catch (error) {
      if (!(error instanceof RangeError)) throw error;
      // The engine needs more of the stack than the explainer.
      return explainer.explain(value).length === 0;
    }
  };
}
