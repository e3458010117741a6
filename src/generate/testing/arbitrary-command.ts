import type { CommandInfo, JsonSchema } from '@mesh';
import fc from 'fast-check';

/** Texts that would be code, end a comment or a string, or hide, if they were written as they are. */
const hostileText = fc.constantFrom(
  '*/ throw 1 /*',
  "'); throw 1; ('",
  '`${throw 1}`',
  '// @ts-ignore',
  '@ts-expect-error',
  '\u2028throw 1',
  '\u202e\u0000\ud800',
  '__proto__',
  'constructor',
  'class',
  '\\',
  '"',
  '\n}',
  'ünï-cödé 日本',
  '🙂',
  '1st',
  '',
);

const text = fc.oneof(
  hostileText,
  fc.string({ unit: 'binary', maxLength: 12 }),
  fc.constantFrom('a', 'b', 'Point'),
);
const names = fc.array(text, { maxLength: 3 });
const ref = fc.oneof(
  fc.constantFrom(
    '#',
    '#/$defs/a',
    '#/$defs/b',
    '#/$defs/Point',
    '#/properties/a',
    '#/items',
    '#a',
    'https://x/y',
  ),
  text,
);
const typeName = fc.constantFrom('string', 'number', 'integer', 'boolean', 'null', 'object', 'array', 'any');

const { schema } = fc.letrec<{ schema: unknown; keywords: unknown; map: unknown }>((tie) => ({
  map: fc.dictionary(text, tie('schema'), { maxKeys: 3 }),
  keywords: fc.record(
    {
      type: fc.oneof(typeName, fc.array(typeName, { maxLength: 3 }), fc.jsonValue()),
      description: text,
      title: text,
      default: fc.jsonValue(),
      deprecated: fc.boolean(),
      nullable: fc.boolean(),
      const: fc.oneof(fc.jsonValue(), fc.bigInt()),
      enum: fc.array(fc.oneof(text, fc.jsonValue({ maxDepth: 1 })), { maxLength: 3 }),
      $ref: ref,
      $id: ref,
      $anchor: text,
      properties: tie('map'),
      patternProperties: tie('map'),
      additionalProperties: tie('schema'),
      propertyNames: tie('schema'),
      required: names,
      items: fc.oneof(tie('schema'), fc.array(tie('schema'), { maxLength: 2 })),
      prefixItems: fc.array(tie('schema'), { maxLength: 3 }),
      minItems: fc.integer({ min: -1, max: 4 }),
      maxItems: fc.integer({ min: -1, max: 4 }),
      uniqueItems: fc.boolean(),
      oneOf: fc.array(tie('schema'), { maxLength: 3 }),
      anyOf: fc.array(tie('schema'), { maxLength: 3 }),
      allOf: fc.array(tie('schema'), { maxLength: 3 }),
      not: tie('schema'),
      $defs: tie('map'),
      definitions: tie('map'),
    },
    { requiredKeys: [] },
  ),
  schema: fc.oneof(
    { maxDepth: 4, withCrossShrink: true },
    fc.boolean(),
    fc.record({ type: typeName }),
    fc.record({ $ref: ref }),
    tie('keywords'),
    fc.jsonValue({ maxDepth: 1 }),
  ),
}));

/** Commands with ids, descriptions and schemas of any kind, damaged and hostile ones too. */
export const arbitraryCommand: fc.Arbitrary<CommandInfo> = fc.record(
  {
    id: fc
      .oneof(
        text,
        fc.tuple(text, text).map((words) => words.join('.')),
      )
      .map((id) => id || 'x'),
    description: text,
    schema: fc.record(
      { request: schema as fc.Arbitrary<JsonSchema>, response: schema as fc.Arbitrary<JsonSchema> },
      { requiredKeys: [] },
    ),
  },
  { requiredKeys: ['id'] },
);
