/**
 * A validator of plain JSON Schemas for Node, on Ajv.
 *
 * @module meshscope/mesh/ajv
 */
import { format as formats } from '@cfworker/json-schema';
import type { SchemaValidator } from '@mesh';
import { Ajv2020 } from 'ajv/dist/2020.js';
import { interpretedCheck } from '../shared/interpretedCheck';
import { makeValidator } from '../shared/makeValidator';
import { mentions } from '../shared/mentions';
import type { PreparedSchema } from '../shared/PreparedSchema';
import { subschemas } from '../shared/subschemas';
import { OWN_KEYWORDS, withOwnKeywords } from './ownKeywords';

export { SchemaError } from '../shared/SchemaError';

const MOST_SUBSCHEMAS = 2_000;

/**
 * Checks JSON Schemas (draft 2020-12; older drafts are brought to it) with Ajv, for Node: it generates code, which a
 * page's content security policy forbids. Integers beyond 2^53 are compared by their nearest double.
 *
 * @returns for `new CommandRegistry({ validator })`; its `compile` throws {@link SchemaError} where the schema isn't one, or
 * refers to what isn't there
 */
export function ajvValidator(): SchemaValidator {
  return makeValidator((schema, explainer) => {
    if (isLarge(schema) || isMisjudged(schema)) return interpretedCheck(schema, explainer);
    // An instance a schema: nothing piles up, and no two schemas meet.
    const ajv = new Ajv2020({
      strict: false,
      validateSchema: false,
      meta: false,
      logger: false,
      ownProperties: true,
      addUsedSchema: false,
      formats,
    });
    for (const keyword of OWN_KEYWORDS) ajv.addKeyword(keyword);
    const check = ajv.compile(withOwnKeywords(schema));
    return (value) => check(value) === true;
  });
}

/** Of thousands of subschemas Ajv's code takes seconds to make, and so deep a nesting that it can't be compiled. */
function isLarge(root: PreparedSchema): boolean {
  let count = 0;
  for (const _schema of subschemas(root)) if ((count += 1) > MOST_SUBSCHEMAS) return true;
  return false;
}

/** Ajv doesn't count what `contains` has found as looked at, nor a member `__proto__`. */
function isMisjudged(root: PreparedSchema): boolean {
  return mentions(root, ['unevaluatedItems', 'unevaluatedProperties']);
}
