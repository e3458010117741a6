/**
 * A validator of plain JSON Schemas for pages, on `@cfworker/json-schema`.
 *
 * @module meshscope/mesh/cfworker
 */
import type { SchemaValidator } from '@mesh';
import { interpretedCheck } from '../shared/interpretedCheck';
import { makeValidator } from '../shared/makeValidator';

export { SchemaError } from '../shared/SchemaError';

/**
 * Checks JSON Schemas (draft 2020-12; older drafts are brought to it) without generating code, for pages under a strict
 * content security policy. Says of every fault what `ajvValidator` says of it. Integers beyond 2^53 are compared by
 * their nearest double.
 *
 * @returns for `new CommandRegistry({ validator })`; its `compile` throws {@link SchemaError} where the schema isn't one, or
 * refers to what isn't there
 */
export function cfworkerValidator(): SchemaValidator {
  return makeValidator(interpretedCheck);
}
