/**
 * A validator of plain JSON Schemas for Node, on Ajv.
 *
 * @module meshscope/mesh/ajv
 */
import { format as formats } from '@cfworker/json-schema';
import type { SchemaValidator } from '@mesh';
import { Ajv2020 } from 'ajv/dist/2020.js';
import { makeValidator } from '../shared/makeValidator';

export { SchemaError } from '../shared/SchemaError';

/**
 * Checks JSON Schemas (draft 2020-12; older drafts are brought to it) with Ajv, for Node: it generates code, which a
 * page's content security policy forbids. Integers beyond 2^53 are compared by their nearest double.
 *
 * @returns for `new CommandRegistry({ validator })`; its `compile` throws {@link SchemaError} where the schema isn't one, or
 * refers to what isn't there
 */
export function ajvValidator(): SchemaValidator {
  return makeValidator((schema) => {
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
    const check = ajv.compile(schema);
    return (value) => check(value) === true;
  });
}
