import type { JsonSchema } from '../protocol/json-schema';
import { normaliseSchema } from './normalise-schema';
import { isPlain, type Schema } from './schema';
import type { StandardSchema } from './standard-schema';

const MOST_LEVELS = 200;

/**
 * What a library is asked for where it can't express a schema in full: as much as is sure. Valibot's `errorMode` leaves
 * out what it can't say; on the output side that may be a transformation, after which its answer would be wrong.
 */
const IN_PART = {
  input: { unrepresentable: 'any', errorMode: 'ignore' },
  output: { unrepresentable: 'any' },
};

/**
 * The JSON Schema (draft 2020-12) that a definition's schema is advertised with (design: a plain one as written, without
 * `$schema`; a library's in one form). Of what a library can't express as JSON Schema, as some can't a check that is code,
 * only a part is advertised, or `{}`, anything: the schema itself still checks every value.
 *
 * @param side a request is advertised by its input, a response by its output
 * @param unexpressed told why a library couldn't express its schema
 * @throws TypeError where the schema isn't JSON
 */
export function advertise(
  schema: Schema,
  side: 'input' | 'output',
  unexpressed: (error: unknown) => void,
): JsonSchema {
  return asWritten(isPlain(schema) ? schema.json : normaliseSchema(converted(schema, side, unexpressed)));
}

function converted(
  schema: StandardSchema,
  side: 'input' | 'output',
  unexpressed: (error: unknown) => void,
): JsonSchema {
  const convert = schema['~standard'].jsonSchema[side];
  const target = 'draft-2020-12';
  try {
    return convert({ target });
  } catch (error) {
    unexpressed(error);
  }
  try {
    return convert({ target, libraryOptions: IN_PART[side] });
  } catch {
    // Told already.
    return {};
  }
}

/** A copy without `$schema`; made of JSON values only, so that every channel can carry it. */
export function asWritten(schema: JsonSchema): JsonSchema {
  if (typeof schema === 'boolean') return schema;
  const { $schema: _dialect, ...keywords } = schema;
  return copyJson(keywords, 0) as JsonSchema;
}

function copyJson(value: unknown, level: number): unknown {
  if (level > MOST_LEVELS) throw new TypeError('A schema is nested too deeply, or holds itself; use $ref.');
  switch (typeof value) {
    case 'number':
      if (!Number.isFinite(value)) throw new TypeError(`A schema holds ${value}, which is no JSON value.`);
      return value;
    case 'string':
    case 'boolean':
    case 'bigint':
      return value;
    case 'object':
      if (value === null) return null;
      if (Array.isArray(value)) return value.map((item) => copyJson(item, level + 1));
      return copyObject(value, level);
    default:
      throw new TypeError(`A schema holds a ${typeof value}, which is no JSON value.`);
  }
}

function copyObject(value: object, level: number): object {
  const copy: Record<string, unknown> = {};
  for (const [key, item] of Object.entries(value)) {
    if (item === undefined) continue;
    const copied = copyJson(item, level + 1);
    // A plain assignment to this key would change the copy's prototype.
    if (key === '__proto__') Object.defineProperty(copy, key, { value: copied, enumerable: true });
    else copy[key] = copied;
  }
  return copy;
}
