import type { JsonSchema } from '@mesh';
import fc from 'fast-check';

/** Few names and few values, so that a value often meets what a schema speaks of. */
const name = fc.constantFrom(
  'a',
  'b',
  'c',
  '__proto__',
  'constructor',
  'toString',
  'length',
  'a/b~c',
  '%25',
  '🙂',
  '',
);
const small = fc.integer({ min: 0, max: 3 });
const number = fc.oneof(
  fc.integer({ min: -3, max: 3 }),
  fc.constantFrom(0.1, 0.3, 1.5, -0, 1e21, 2 ** 53, 2 ** 53 - 1, 1e308, -1e-7, 5e-324),
);
const text = fc.constantFrom(
  '',
  'a',
  'b',
  'aa',
  'é',
  '🙂',
  '\ud83d',
  '2026-11-21',
  'x@y.z',
  '0',
  'null',
  'a\n',
);
/** What ports carry, or a caller in the same thread gives, and JSON doesn't. */
const noJson = fc.constantFrom(
  Number.NaN,
  Number.POSITIVE_INFINITY,
  undefined,
  10n ** 30n,
  () => 1,
  Symbol('s'),
);
const leaf = fc.oneof(
  { weight: 9, arbitrary: fc.oneof(number, text, fc.boolean(), fc.constant(null)) },
  { weight: 1, arbitrary: noJson },
);

/** Values made of the names, numbers and texts that the schemas are made of. */
export const arbitraryValue: fc.Arbitrary<unknown> = fc.letrec<{ value: unknown }>((tie) => ({
  value: fc.oneof(
    { maxDepth: 3, withCrossShrink: true },
    leaf,
    fc.array(tie('value'), { maxLength: 4 }),
    fc.array(fc.tuple(name, tie('value')), { maxLength: 4 }).map((entries) => Object.fromEntries(entries)),
  ),
})).value;

const typeName = fc.constantFrom('string', 'number', 'integer', 'boolean', 'null', 'object', 'array');
const pattern = fc.constantFrom(
  '^a',
  'a$',
  '^.$',
  'é',
  '^(a|b)*$',
  '[0-9]',
  '^\\p{L}+$',
  '^\\S*$',
  '[🙂]',
  '',
);

/** An object of up to four of the members. */
function someOf(members: Readonly<Record<string, fc.Arbitrary<unknown>>>): fc.Arbitrary<object> {
  const entries = Object.entries(members).map(([key, value]) => fc.tuple(fc.constant(key), value));
  return fc.array(fc.oneof(...entries), { maxLength: 4 }).map((chosen) => Object.fromEntries(chosen));
}

/** Schemas of every keyword that the validators know, in the words of several drafts, references among them. */
export const arbitrarySchema: fc.Arbitrary<JsonSchema> = fc.letrec<{ schema: unknown; keywords: object }>(
  (tie) => {
    const list = fc.array(tie('schema'), { minLength: 1, maxLength: 3 });
    const map = (key: fc.Arbitrary<string>): fc.Arbitrary<unknown> =>
      fc.array(fc.tuple(key, tie('schema')), { maxLength: 3 }).map((entries) => Object.fromEntries(entries));
    const names = fc.uniqueArray(name, { maxLength: 3 });
    return {
      // A few keywords each: hardly a value gets past the first of many.
      keywords: someOf({
        type: fc.oneof(typeName, fc.uniqueArray(typeName, { minLength: 1, maxLength: 3 })),
        const: arbitraryValue,
        enum: fc.array(arbitraryValue, { minLength: 1, maxLength: 3 }),
        minimum: number,
        maximum: number,
        exclusiveMinimum: number,
        exclusiveMaximum: number,
        multipleOf: fc.constantFrom(1, 2, 0.1, 0.01, 1.5, 1e-7, 1e308, 5e-324),
        minLength: small,
        maxLength: small,
        pattern,
        format: fc.constantFrom(
          'date',
          'date-time',
          'email',
          'uuid',
          'uri',
          'ipv4',
          'regex',
          'no such format',
        ),
        properties: map(name),
        patternProperties: map(pattern),
        additionalProperties: tie('schema'),
        propertyNames: tie('schema'),
        required: names,
        minProperties: small,
        maxProperties: small,
        dependentRequired: fc.dictionary(name, names, { maxKeys: 2 }),
        dependentSchemas: map(name),
        dependencies: map(name),
        unevaluatedProperties: tie('schema'),
        prefixItems: list,
        items: fc.oneof(tie('schema'), list),
        additionalItems: tie('schema'),
        unevaluatedItems: tie('schema'),
        contains: tie('schema'),
        minContains: small,
        maxContains: small,
        minItems: small,
        maxItems: small,
        uniqueItems: fc.boolean(),
        allOf: list,
        anyOf: list,
        oneOf: list,
        not: tie('schema'),
        if: tie('schema'),
        // oxlint-disable-next-line unicorn/no-thenable -- a keyword of JSON Schema
        then: tie('schema'),
        else: tie('schema'),
        $ref: fc.constantFrom('#', '#/$defs/a', '#/$defs/b', '#/properties/a', '#anchor'),
        $dynamicRef: fc.constantFrom('#', '#anchor'),
        $anchor: fc.constant('anchor'),
        $dynamicAnchor: fc.constant('anchor'),
        $id: fc.constantFrom('https://x.test/a', 'b'),
        $defs: map(fc.constantFrom('a', 'b')),
      }),
      schema: fc.oneof(
        { maxDepth: 3, withCrossShrink: true },
        fc.boolean(),
        fc.record({ type: typeName }),
        tie('keywords'),
      ),
    };
  },
).keywords as fc.Arbitrary<JsonSchema>;
