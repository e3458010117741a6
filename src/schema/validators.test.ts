import type { JsonSchema, SchemaValidator } from '@mesh';
import { ajvValidator } from '@schema/ajv';
import { cfworkerValidator, SchemaError } from '@schema/cfworker';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { arbitrarySchema, arbitraryValue } from './testing/arbitrary-schema';

const validators: [string, SchemaValidator][] = [
  ['ajv', ajvValidator()],
  ['cfworker', cfworkerValidator()],
];

const object = (properties: Record<string, JsonSchema>, more: object = {}): JsonSchema => ({
  type: 'object',
  properties,
  additionalProperties: false,
  ...more,
});

const payment: JsonSchema = {
  oneOf: [
    object(
      { kind: { const: 'card' }, token: { type: 'string', minLength: 1 } },
      { required: ['kind', 'token'] },
    ),
    object(
      { kind: { const: 'invoice' }, dueInDays: { type: 'integer' } },
      { required: ['kind', 'dueInDays'] },
    ),
  ],
};

const tree: JsonSchema = {
  $ref: '#/$defs/node',
  $defs: {
    node: object(
      { name: { type: 'string' }, children: { type: 'array', items: { $ref: '#/$defs/node' } } },
      { required: ['name'] },
    ),
  },
};

const address = object(
  { postcode: { type: 'string', pattern: '^[0-9]{5}$' }, city: { type: 'string' } },
  {
    required: ['postcode', 'city'],
  },
);

/** Twice as many branches at every level. */
function doubling(levels: number): JsonSchema {
  const definitions = Array.from({ length: levels }, (_, level): [string, JsonSchema] => {
    const next = { $ref: `#/$defs/l${level + 1}` };
    return [`l${level}`, { allOf: [next, next] }];
  });
  return { $ref: '#/$defs/l0', $defs: { ...Object.fromEntries(definitions), [`l${levels}`]: true } };
}

type Case = [string, JsonSchema, unknown, [string, string][]];

const cases: Case[] = [
  ['anything', true, { a: 1 }, []],
  ['nothing', false, 1, [['', "isn't allowed here"]]],
  ['a type', { type: 'string' }, 1, [['', 'must be a string']]],
  ['a nullable', { type: ['integer', 'null'] }, 'x', [['', 'must be a whole number or null']]],
  [
    'a nullable by anyOf',
    { anyOf: [{ type: 'string' }, { type: 'null' }] },
    1,
    [['', 'must be a string or null']],
  ],
  ['a nullable that is null', { anyOf: [{ type: 'string' }, { type: 'null' }] }, null, []],
  ['a missing member', object({ title: {} }, { required: ['title'] }), {}, [['', 'title is missing']]],
  [
    'an undefined member',
    object({ title: {} }, { required: ['title'] }),
    { title: undefined },
    [['', 'title is missing']],
  ],
  ['an inherited name', { required: ['toString'] }, {}, [['', 'toString is missing']]],
  ['an unknown member', object({}), { extra: 1 }, [['/extra', "isn't a member that is known here"]]],
  [
    'a nested pattern and a missing neighbour',
    object({ address }),
    { address: { postcode: '7501' } },
    [
      ['/address', 'city is missing'],
      ['/address/postcode', 'must match ^[0-9]{5}$'],
    ],
  ],
  ['an enum', { enum: ['a', 'b', 3] }, 'c', [['', 'must be one of a, b, 3']]],
  ['documented units', { oneOf: [{ const: 'a' }, { const: 'b' }] }, 'c', [['', 'must be one of a, b']]],
  ['a bound', { type: 'integer', minimum: 1 }, 0, [['', 'must be at least 1']]],
  ['no whole number', { type: 'integer' }, 1.5, [['', 'must be a whole number']]],
  ['1.0 for an integer', { type: 'integer' }, 1.0, []],
  ['an integer beyond 2^53', { type: 'integer' }, 9007199254740993n, []],
  ['a BigInt for a number', { type: 'object', properties: { n: { type: 'number' } } }, { n: 12n }, []],
  ['a BigInt for a string', { type: 'string' }, 12n, [['', 'must be a string']]],
  ['an empty text', { type: 'string', minLength: 1 }, '', [['', 'must not be empty']]],
  ['characters, not UTF-16 units', { maxLength: 2 }, '😀😀', []],
  [
    'a date that there is not',
    { format: 'date' },
    '2026-02-30',
    [['', 'must be a date, such as 2026-11-21']],
  ],
  ['an unknown format', { type: 'integer', format: 'int64' }, 5, []],
  ['too few items', { type: 'array', minItems: 1 }, [], [['', 'must have at least 1 item']]],
  ['an item', { items: { type: 'integer' } }, [1, 'x'], [['/1', 'must be a whole number']]],
  [
    'a tuple of draft-07',
    {
      $schema: 'http://json-schema.org/draft-07/schema#',
      items: [{ type: 'string' }],
      additionalItems: false,
    },
    [1, 2],
    [
      ['/0', 'must be a string'],
      ['/1', "isn't allowed here"],
    ],
  ],
  [
    'equal items',
    { uniqueItems: true },
    [{ a: 1 }, 2, { a: 1 }],
    [['', 'must not have the same item twice (0 and 2)']],
  ],
  [
    'a map',
    { additionalProperties: { type: 'integer' } },
    { a: 1, 'b/c': 'x' },
    [['/b~1c', 'must be a whole number']],
  ],
  ['a tagged union, by its tag', payment, { kind: 'card', token: '' }, [['/token', 'must not be empty']]],
  ['a tagged union, no such tag', payment, { kind: 'cash' }, [['/kind', 'must be one of card, invoice']]],
  ['a tagged union, no tag', payment, {}, [['', 'kind is missing (one of card, invoice)']]],
  [
    'an untagged union, by its type',
    { anyOf: [{ type: 'string' }, object({ a: { type: 'integer' } })] },
    { a: 'x' },
    [['/a', 'must be a whole number']],
  ],
  [
    'two forms of one type',
    { anyOf: [object({ a: {} }, { required: ['a'] }), object({ b: {} }, { required: ['b'] })] },
    { c: 1 },
    [['', 'must fit one of the 2 forms']],
  ],
  [
    'two of exactly one',
    { oneOf: [{ minimum: 1 }, { minimum: 2 }] },
    3,
    [['', 'fits 2 of the forms, but has to fit exactly one']],
  ],
  [
    'a recursive schema',
    tree,
    { name: 'a', children: [{ name: 'b', children: [{}] }] },
    [['/children/0/children/0', 'name is missing']],
  ],
  [
    'a reference to the root',
    { type: 'object', properties: { next: { $ref: '#' } }, required: ['v'] },
    { v: 1, next: {} },
    [['/next', 'v is missing']],
  ],
  [
    'an anchor',
    { $ref: '#pos', $defs: { p: { $anchor: 'pos', minimum: 0 } } },
    -1,
    [['', 'must be at least 0']],
  ],
  [
    'an $id',
    { $id: 'https://x.test/a', items: { $ref: 'b' }, $defs: { b: { $id: 'b', type: 'string' } } },
    [1],
    [['/0', 'must be a string']],
  ],
  [
    'definitions of draft-07',
    { items: { $ref: '#/definitions/s' }, definitions: { s: { type: 'string' } } },
    [1],
    [['/0', 'must be a string']],
  ],
  // oxlint-disable-next-line unicorn/no-thenable
  ['if and then', { if: { required: ['a'] }, then: { required: ['b'] } }, { a: 1 }, [['', 'b is missing']]],
  ['dependencies of draft-07', { dependencies: { a: ['b'] } }, { a: 1 }, [['', 'b is missing (a needs it)']]],
  [
    'an exclusive bound of draft-04',
    { minimum: 1, exclusiveMinimum: true },
    1,
    [['', 'must be greater than 1']],
  ],
  ['not', { not: { type: 'string' } }, 'x', [['', 'is what the schema rules out']]],
  [
    'names',
    { propertyNames: { pattern: '^[a-z]+$' } },
    { A1: 1 },
    [['/A1', "has a name that doesn't fit: it must match ^[a-z]+$"]],
  ],
  [
    'a member called __proto__',
    object({}),
    JSON.parse('{"__proto__": 1}'),
    [['/__proto__', "isn't a member that is known here"]],
  ],
  [
    'unevaluated members',
    { allOf: [{ properties: { a: {} } }], unevaluatedProperties: false },
    { a: 1, b: 2 },
    [['/b', "isn't a member that is known here"]],
  ],
  [
    'members that only the branch which fits has looked at',
    {
      anyOf: [
        { properties: { a: { type: 'string' } }, required: ['a'] },
        { properties: { b: {} }, required: ['b'] },
      ],
      unevaluatedProperties: { type: 'integer' },
    },
    { a: 1.5, b: 2 },
    [['/a', 'must be a whole number']],
  ],
  [
    'unevaluated items',
    { prefixItems: [true], contains: { type: 'string' }, unevaluatedItems: { type: 'integer' } },
    ['a', 1, 'b', null],
    [['/3', 'must be a whole number']],
  ],
  [
    'a reference within what a reference leads to',
    {
      $id: 'https://x.test/a',
      items: { $ref: 'b#/$defs/c' },
      $defs: {
        d: { type: 'number' },
        b: { $id: 'b', $defs: { c: { $ref: '#/$defs/d' }, d: { type: 'string' } } },
      },
    },
    ['x', 1],
    [['/1', 'must be a string']],
  ],
  [
    'a reference with dots',
    {
      $id: 'https://x.test/a/b/c',
      items: { $ref: './../d' },
      $defs: { d: { $id: '/a/d', type: 'string' } },
    },
    [1],
    [['/0', 'must be a string']],
  ],
  [
    'two references at one place',
    {
      $ref: '#/$defs/a',
      $dynamicRef: '#/$defs/b',
      $defs: { a: { minLength: 2 }, b: { pattern: '^a' } },
    },
    'b',
    [
      ['', 'must have at least 2 characters'],
      ['', 'must match ^a'],
    ],
  ],
  [
    'an anchor in a default, which is data',
    {
      properties: { a: { default: { $anchor: 'x', type: 'string' } }, b: { $ref: '#x' } },
      $defs: { r: { $anchor: 'x', type: 'number' } },
    },
    { b: 'text' },
    [['/b', 'must be a number']],
  ],
  [
    'an anchor as draft 7 writes it',
    {
      items: { $ref: '#s' },
      definitions: { s: { $id: '#s', items: { $ref: '#/definitions/t' } }, t: false },
    },
    [[1]],
    [['/0/0', "isn't allowed here"]],
  ],
];

describe.each(validators)('%s', (_name, validator) => {
  it.each(cases)('%s', (_what, schema, value, expected) => {
    const issues = validator.compile(schema)(value);
    expect(issues).toEqual(expected.map(([path, message]) => ({ path, message })));
  });

  it.each<[string, unknown, string]>([
    ['a number', 5, "The schema isn't one: 5 stands there."],
    [
      'a text inside',
      { properties: { a: 'string' } },
      'The schema at /properties/a isn\'t one: "string" stands there.',
    ],
    ['no such type', { type: 'strng' }, 'The schema at /type has to be a type of JSON, not "strng".'],
    [
      'required as a flag',
      { required: true },
      'The schema at /required has to be a list of names, not true.',
    ],
    [
      'a $ref to nowhere',
      { items: { $ref: '#/$defs/gone' } },
      'The schema at /items refers to "#/$defs/gone", which isn\'t there.',
    ],
    [
      'a $ref abroad',
      { $ref: 'https://example.com/a.json' },
      'The schema refers to "https://example.com/a.json", which isn\'t there.',
    ],
    ['a $ref to itself', { $ref: '#' }, 'The schema refers to itself without end.'],
    [
      'a circle',
      { $ref: '#/$defs/a', $defs: { a: { anyOf: [{ $ref: '#/$defs/a' }] } } },
      'refers to itself without end',
    ],
    [
      'a division by nothing',
      { multipleOf: 0 },
      'The schema at /multipleOf has to be a number above 0, not 0.',
    ],
    [
      'a count below nothing',
      { minLength: -1 },
      'The schema at /minLength has to be a whole number from 0 on, not -1.',
    ],
    [
      'a reference that means another schema on each way',
      {
        $id: 'https://x.test/s',
        $ref: 'list',
        $defs: {
          item: { $dynamicAnchor: 'item', type: 'string' },
          list: {
            $id: 'list',
            items: { $dynamicRef: '#item' },
            $defs: { item: { $dynamicAnchor: 'item' } },
          },
        },
      },
      'The schema at /$defs/list/items has a "$dynamicRef" that several schemas answer to',
    ],
    [
      'a choice of no JSON',
      { enum: [1, undefined] },
      'The schema at /enum has to be a list of values of JSON, not a list.',
    ],
    [
      'a function as a constant',
      { const: { run: () => 1 } },
      'The schema at /const has to be a value of JSON, not an object.',
    ],
    ['an empty choice', { enum: [] }, 'The schema at /enum has to be a list of values, not an empty list.'],
    ['a tree that doubles at every level', doubling(24), 'branches so often that a check would take forever'],
    [
      'a circle by way of a member',
      { dependentSchemas: { a: { $ref: '#' } } },
      'The schema refers to itself without end.',
    ],
    ['no regular expression', { pattern: '(' }, "has the pattern (, which isn't a regular expression"],
    [
      'an explosive one',
      { pattern: '^(a+)+$' },
      'has the pattern ^(a+)+$, which can take forever on some texts',
    ],
  ])('refuses %s as a schema', (_what, schema, message) => {
    expect(() => validator.compile(schema as JsonSchema)).toThrow(message);
    expect(() => validator.compile(schema as JsonSchema)).toThrow(SchemaError);
  });

  it('leaves the schema as it was, and compiles it again', () => {
    const schema = Object.freeze({
      $id: 'x',
      type: 'object',
      properties: Object.freeze({ a: Object.freeze({ $ref: '#' }) }),
    });
    const before = JSON.stringify(schema);
    expect(validator.compile(schema)({ a: {} })).toEqual([]);
    expect(validator.compile(schema)({ a: 1 })).toEqual([{ path: '/a', message: 'must be an object' }]);
    expect(JSON.stringify(schema)).toBe(before);
    expect(Object.getOwnPropertyNames(schema)).toEqual(['$id', 'type', 'properties']);
  });

  it('takes a value of thousands of levels', () => {
    let value: unknown = { name: 'leaf' };
    for (let level = 0; level < 20_000; level++) value = { name: 'n', children: [value] };
    expect(validator.compile(tree)(value)).toEqual([
      { path: '', message: 'is nested too deeply, or too large, to be checked' },
    ]);
  });

  it('takes a value whose parts stand in twice as many places at every level', () => {
    let value: unknown = { name: 'leaf' };
    for (let level = 0; level < 100; level++) value = { name: 'n', children: [value, value] };
    expect(validator.compile(tree)(value)).toEqual([
      { path: '', message: 'is nested too deeply, or too large, to be checked' },
    ]);
  });

  it('takes a value of two hundred levels', () => {
    let value: unknown = { name: 'leaf' };
    for (let level = 0; level < 100; level++) value = { name: 'n', children: [value] };
    expect(validator.compile(tree)(value)).toEqual([]);
  });

  it.each<[string, JsonSchema, unknown, string[]]>([
    ['a number that is none', { type: 'number' }, Number.NaN, ['must be a number']],
    ['a number without end', { minimum: 0, multipleOf: 1 }, Number.POSITIVE_INFINITY, []],
    ['a function', { type: 'string' }, () => 1, ['must be a string']],
    ['a member that is a function', { additionalProperties: false }, { run: () => 1 }, []],
    ['an item that is a symbol', { items: { type: 'null' } }, [Symbol('s')], []],
    // oxlint-disable-next-line no-sparse-arrays
    ['a hole', { items: { type: 'number' } }, [1, , 3], ['must be a number']],
    ['bytes', { type: 'object' }, new Uint8Array(1_000_000), []],
  ])('takes %s for what JSON makes of it', (_what, schema, value, messages) => {
    const issues = validator.compile(schema)(value);
    expect(issues.map(({ message }) => message)).toEqual(messages);
  });

  it('compiles a schema once, and again where it was changed since', () => {
    const schema: Record<string, unknown> = { type: 'string' };
    const check = validator.compile(schema);
    expect(validator.compile(schema)).toBe(check);
    schema['minLength'] = 2;
    expect(validator.compile(schema)('a')).toHaveLength(1);
    expect(check('a')).toEqual([]);
  });

  it('names at most a hundred faults', () => {
    const issues = validator.compile({ items: { type: 'string' } })(Array.from({ length: 100_000 }, () => 1));
    expect(issues).toHaveLength(100);
  });
});

describe('both validators', () => {
  it('say the same of any value', () => {
    const schemas = cases.map(([, schema]) => schema);
    fc.assert(
      fc.property(fc.constantFrom(...schemas), fc.jsonValue({ maxDepth: 3 }), (schema, value) => {
        const [ajv, cfworker] = validators.map(([, validator]) => validator.compile(schema)(value));
        expect(cfworker).toEqual(ajv);
      }),
      { numRuns: 500 },
    );
  });

  it('say the same of any schema and any value made of the same words', () => {
    const values = fc.array(arbitraryValue, { minLength: 10, maxLength: 10 });
    fc.assert(
      fc.property(arbitrarySchema, values, (schema, some) => {
        const [ajv, cfworker] = validators.map(([, validator]) => outcomesOf(validator, schema, some));
        expect(cfworker).toEqual(ajv);
      }),
      { numRuns: 150, seed: 20261121 },
    );
  }, 60_000);

  it.each<[string, JsonSchema, unknown, number]>([
    ['a constant beside a member toString', { const: { a: 1 } }, { toString: '' }, 1],
    ['a member constructor', { enum: [JSON.parse('{"constructor":1}')] }, { constructor: 1 }, 0],
    ['an empty name that is required', { required: ['a', ''] }, { a: 1 }, 1],
    ['an empty name that another one needs', { dependentRequired: { a: ['', 'b'] } }, { a: 1, b: 1 }, 1],
    ['what stands beside names of no member', { propertyNames: false, required: ['a'] }, {}, 1],
    ['what stands beside items of no list', { prefixItems: [false], contains: true }, [], 1],
    [
      'a member __proto__',
      JSON.parse('{"properties":{"__proto__":false}}'),
      JSON.parse('{"__proto__":1}'),
      1,
    ],
    [
      'a member __proto__ beside others',
      JSON.parse('{"properties":{"__proto__":true},"additionalProperties":false}'),
      JSON.parse('{"__proto__":1}'),
      0,
    ],
    ['a negative multiple', { multipleOf: 0.1 }, -0.3, 0],
    ['no multiple beyond 2^53', { multipleOf: 1.5 }, 2 ** 53, 1],
    ['an odd number close to 2^53', { multipleOf: 2 }, 2 ** 53 - 1, 1],
    ['a multiple as large as a double can be', { multipleOf: 0.5 }, 1e308, 0],
    ['a number too small to be a multiple', { multipleOf: 1 }, 5e-324, 1],
    [
      'a member __proto__ that nothing has looked at',
      { patternProperties: { '^\\w$': true }, unevaluatedProperties: { type: 'string' } },
      JSON.parse('{"__proto__":1}'),
      1,
    ],
    ['what contains has found', { contains: true, unevaluatedItems: false }, [1], 0],
  ])('judge %s', (_what, schema, value, faults) => {
    for (const [, validator] of validators) expect(validator.compile(schema)(value)).toHaveLength(faults);
  });
});

describe('a schema that is meant to hurt', () => {
  const properties = Object.fromEntries(
    Array.from({ length: 50_000 }, (_, index) => [
      `p${index}`,
      { type: 'string', description: 'x'.repeat(150) },
    ]),
  );
  const long = 'a'.repeat(100_000);
  it.each<[string, JsonSchema, unknown]>([
    ['ten megabytes', { properties }, { p1: 1 }],
    [
      'a choice of two hundred thousand',
      { enum: Array.from({ length: 200_000 }, (_, index) => `v${index}`) },
      1,
    ],
    [
      'objects that differ',
      { uniqueItems: true, maxItems: 1 },
      Array.from({ length: 50_000 }, (_, index) => ({ index })),
    ],
    ['a format that takes forever', { format: 'url', maxLength: 1 }, `http://${long}`],
    ['code for a name', { properties: { '"];throw 1;//': { type: 'string' } } }, { '"];throw 1;//': 1 }],
    ['code for a pattern', { pattern: "'+process.exit()+'" }, 'x'],
    ['an asynchronous one', { $async: true, type: 'string' }, 1],
    [
      'a schema of its own kind elsewhere',
      { $schema: 'https://example.com/x', $vocabulary: {}, type: 'string' },
      1,
    ],
  ])('is checked within seconds all the same: %s', (_what, schema, value) => {
    for (const [, validator] of validators) expect(validator.compile(schema)(value)).toHaveLength(1);
  });

  it('is refused where it holds itself', () => {
    const schema: Record<string, unknown> = { type: 'object' };
    schema['properties'] = { self: schema };
    for (const [, validator] of validators) expect(() => validator.compile(schema)).toThrow('too deeply');
  });
});

function outcomesOf(validator: SchemaValidator, schema: JsonSchema, values: readonly unknown[]): unknown {
  let check: (value: unknown) => unknown;
  try {
    check = validator.compile(schema);
  } catch (error) {
    return String(error);
  }
  return values.map(check);
}
