import { toStandardJsonSchema } from '@valibot/to-json-schema';
import { type } from 'arktype';
import * as v from 'valibot';
import { describe, expect, it } from 'vitest';
import { z } from 'zod';
import { advertise as advertiseOrTell } from './advertise';
import { jsonSchema } from './json-schema';
import type { Schema } from './schema';

const s = toStandardJsonSchema;
const advertise = (schema: Schema, side: 'input' | 'output'): unknown =>
  advertiseOrTell(schema, side, (error) => {
    throw error;
  });
const closed = { additionalProperties: false };

/** Each shape in three libraries, and what all of them are advertised as. */
const shapes: Record<string, { written: Schema[]; advertised: unknown }> = {
  'an object with an optional member': {
    written: [
      z.object({ b: z.string(), a: z.number().optional() }),
      s(v.object({ b: v.string(), a: v.optional(v.number()) })),
      type({ b: 'string', 'a?': 'number' }),
    ],
    advertised: {
      type: 'object',
      properties: { b: { type: 'string' }, a: { type: 'number' } },
      required: ['b'],
      ...closed,
    },
  },
  'an object whose members are all optional': {
    written: [
      z.object({ a: z.string().optional() }),
      s(v.object({ a: v.optional(v.string()) })),
      type({ 'a?': 'string' }),
    ],
    advertised: { type: 'object', properties: { a: { type: 'string' } }, ...closed },
  },
  'nested objects': {
    written: [
      z.object({ in: z.object({ a: z.boolean() }) }),
      s(v.object({ in: v.object({ a: v.boolean() }) })),
      type({ in: { a: 'boolean' } }),
    ],
    advertised: {
      type: 'object',
      properties: {
        in: { type: 'object', properties: { a: { type: 'boolean' } }, required: ['a'], ...closed },
      },
      required: ['in'],
      ...closed,
    },
  },
  'an integer': {
    written: [z.int(), s(v.pipe(v.number(), v.integer())), type('number.integer')],
    advertised: { type: 'integer' },
  },
  'an integer with a bound': {
    written: [z.int().min(0), s(v.pipe(v.number(), v.integer(), v.minValue(0))), type('number.integer>=0')],
    advertised: { type: 'integer', minimum: 0 },
  },
  'an array': {
    written: [
      z.array(z.string()).min(1),
      s(v.pipe(v.array(v.string()), v.minLength(1))),
      type('string[]>=1'),
    ],
    advertised: { type: 'array', items: { type: 'string' }, minItems: 1 },
  },
  'a tuple': {
    written: [
      z.tuple([z.string(), z.number()]),
      s(v.tuple([v.string(), v.number()])),
      type(['string', 'number']),
    ],
    advertised: {
      type: 'array',
      prefixItems: [{ type: 'string' }, { type: 'number' }],
      minItems: 2,
      maxItems: 2,
    },
  },
  'a tuple with a rest': {
    written: [
      z.tuple([z.string()], z.number()),
      s(v.tupleWithRest([v.string()], v.number())),
      type(['string', '...', 'number[]']),
    ],
    advertised: { type: 'array', prefixItems: [{ type: 'string' }], items: { type: 'number' }, minItems: 1 },
  },
  'a record': {
    written: [
      z.record(z.string(), z.number()),
      s(v.record(v.string(), v.number())),
      type({ '[string]': 'number' }),
    ],
    advertised: { type: 'object', additionalProperties: { type: 'number' } },
  },
  'an enum': {
    written: [
      z.enum(['red', 'green', 'blue']),
      s(v.picklist(['red', 'green', 'blue'])),
      type("'red'|'green'|'blue'"),
    ],
    advertised: { type: 'string', enum: ['blue', 'green', 'red'] },
  },
  'a union of literals': {
    written: [z.literal(['x', 'b']), s(v.union([v.literal('x'), v.literal('b')])), type("'x'|'b'")],
    advertised: { type: 'string', enum: ['b', 'x'] },
  },
  'an enum of numbers': {
    written: [z.literal([3, 1]), s(v.picklist([3, 1])), type('3|1')],
    advertised: { type: 'number', enum: [1, 3] },
  },
  'a literal': {
    written: [z.literal('x'), s(v.literal('x')), type("'x'")],
    advertised: { type: 'string', const: 'x' },
  },
  'a nullable': {
    written: [z.string().nullable(), s(v.nullable(v.string())), type('string|null')],
    advertised: { type: ['string', 'null'] },
  },
  'a nullable boolean': {
    written: [z.boolean().nullable(), s(v.nullable(v.boolean())), type('boolean|null')],
    advertised: { type: ['boolean', 'null'] },
  },
  'a nullable enum': {
    written: [z.enum(['q', 'a']).nullable(), s(v.nullable(v.picklist(['q', 'a']))), type("'q'|'a'|null")],
    advertised: { type: ['string', 'null'], enum: ['a', 'q', null] },
  },
  'a nullable object': {
    written: [
      z.object({ a: z.string() }).nullable(),
      s(v.nullable(v.object({ a: v.string() }))),
      type({ a: 'string' }).or('null'),
    ],
    advertised: {
      type: ['object', 'null'],
      properties: { a: { type: 'string' } },
      required: ['a'],
      ...closed,
    },
  },
  'an optional nullable member': {
    written: [
      z.object({ a: z.string().nullish() }),
      s(v.object({ a: v.nullish(v.string()) })),
      type({ 'a?': 'string|null' }),
    ],
    advertised: { type: 'object', properties: { a: { type: ['string', 'null'] } }, ...closed },
  },
  'a union of plain types': {
    written: [
      z.union([z.string(), z.number(), z.null()]),
      s(v.union([v.string(), v.number(), v.null()])),
      type('string|number|null'),
    ],
    advertised: { type: ['string', 'number', 'null'] },
  },
  'a union of an array and plain types': {
    written: [
      z.union([z.array(z.string()), z.boolean(), z.string()]),
      s(v.union([v.array(v.string()), v.boolean(), v.string()])),
      type('string[]|boolean|string'),
    ],
    advertised: { anyOf: [{ type: ['string', 'boolean'] }, { type: 'array', items: { type: 'string' } }] },
  },
  'a union told apart by a tag': {
    written: [
      z.discriminatedUnion('t', [
        z.object({ t: z.literal('a'), x: z.number() }),
        z.object({ t: z.literal('b') }),
      ]),
      s(v.variant('t', [v.object({ t: v.literal('a'), x: v.number() }), v.object({ t: v.literal('b') })])),
      type({ t: "'a'", x: 'number' }).or({ t: "'b'" }),
    ],
    advertised: {
      oneOf: [
        {
          type: 'object',
          properties: { t: { type: 'string', const: 'a' }, x: { type: 'number' } },
          required: ['t', 'x'],
          ...closed,
        },
        { type: 'object', properties: { t: { type: 'string', const: 'b' } }, required: ['t'], ...closed },
      ],
    },
  },
  'a list of objects told apart by a tag, in another order': {
    written: [
      z.array(
        z.discriminatedUnion('t', [
          z.object({ t: z.literal('b'), n: z.number() }),
          z.object({ t: z.literal('a') }),
        ]),
      ),
      s(
        v.array(
          v.variant('t', [v.object({ t: v.literal('b'), n: v.number() }), v.object({ t: v.literal('a') })]),
        ),
      ),
      type({ t: "'b'", n: 'number' }).or({ t: "'a'" }).array(),
    ],
    advertised: {
      type: 'array',
      items: {
        oneOf: [
          { type: 'object', properties: { t: { type: 'string', const: 'a' } }, required: ['t'], ...closed },
          {
            type: 'object',
            properties: { t: { type: 'string', const: 'b' }, n: { type: 'number' } },
            required: ['n', 't'],
            ...closed,
          },
        ],
      },
    },
  },
  'a list of anything': {
    written: [z.array(z.unknown()), s(v.array(v.unknown())), type('unknown[]')],
    advertised: { type: 'array' },
  },
  'an object without members': {
    written: [z.object({}), s(v.object({})), type({})],
    advertised: { type: 'object' },
  },
  'a tuple without places': {
    written: [z.tuple([]), s(v.tuple([])), type([])],
    advertised: { type: 'array', maxItems: 0 },
  },
  'a tuple that is all rest': {
    written: [z.tuple([]).rest(z.string()), s(v.tupleWithRest([], v.string())), type(['...', 'string[]'])],
    advertised: { type: 'array', items: { type: 'string' } },
  },
  'a number of fives': {
    written: [z.number().multipleOf(5), s(v.pipe(v.number(), v.multipleOf(5))), type('number % 5')],
    advertised: { type: 'integer', multipleOf: 5 },
  },
  'a literal beside its type': {
    written: [
      z.union([z.literal('auto'), z.string()]),
      s(v.union([v.literal('auto'), v.string()])),
      type("'auto'|string"),
    ],
    advertised: { type: 'string' },
  },
  'a described enum': {
    written: [
      z.enum(['a', 'b']).describe('which'),
      s(v.pipe(v.picklist(['a', 'b']), v.description('which'))),
      type("'a'|'b'").describe('which'),
    ],
    advertised: { description: 'which', type: 'string', enum: ['a', 'b'] },
  },
  'a described nullable': {
    written: [
      z.string().nullable().describe('who'),
      s(v.pipe(v.nullable(v.string()), v.description('who'))),
      type('string|null').describe('who'),
    ],
    advertised: { description: 'who', type: ['string', 'null'] },
  },
  'a union of lists, in another order': {
    written: [
      z.union([z.array(z.string()), z.array(z.number())]),
      s(v.union([v.array(v.string()), v.array(v.number())])),
      type('string[]|number[]'),
    ],
    advertised: {
      anyOf: [
        { type: 'array', items: { type: 'number' } },
        { type: 'array', items: { type: 'string' } },
      ],
    },
  },
  'a nullable union of objects without a tag': {
    written: [
      z.union([z.object({ b: z.string() }), z.object({ a: z.string() })]).nullable(),
      s(v.nullable(v.union([v.object({ b: v.string() }), v.object({ a: v.string() })]))),
      type({ b: 'string' }).or({ a: 'string' }).or('null'),
    ],
    advertised: {
      anyOf: [
        { type: 'object', properties: { a: { type: 'string' } }, required: ['a'], ...closed },
        { type: 'object', properties: { b: { type: 'string' } }, required: ['b'], ...closed },
        { type: 'null' },
      ],
    },
  },
  'a union within a union': {
    written: [
      z.union([z.object({ a: z.string() }), z.union([z.array(z.string()), z.null()])]),
      s(v.union([v.object({ a: v.string() }), v.union([v.array(v.string()), v.null()])])),
      type({ a: 'string' }).or('string[]|null'),
    ],
    advertised: {
      anyOf: [
        { type: 'array', items: { type: 'string' } },
        { type: 'object', properties: { a: { type: 'string' } }, required: ['a'], ...closed },
        { type: 'null' },
      ],
    },
  },
  'a nullable union told apart by a tag': {
    written: [
      z
        .discriminatedUnion('t', [z.object({ t: z.enum(['b', 'c']) }), z.object({ t: z.literal('a') })])
        .nullable(),
      s(
        v.nullable(
          v.variant('t', [v.object({ t: v.picklist(['b', 'c']) }), v.object({ t: v.literal('a') })]),
        ),
      ),
      type({ t: "'b'|'c'" }).or({ t: "'a'" }).or('null'),
    ],
    advertised: {
      oneOf: [
        { type: 'object', properties: { t: { type: 'string', const: 'a' } }, required: ['t'], ...closed },
        {
          type: 'object',
          properties: { t: { type: 'string', enum: ['b', 'c'] } },
          required: ['t'],
          ...closed,
        },
        { type: 'null' },
      ],
    },
  },
  nothing: { written: [z.never(), s(v.never()), type('never')], advertised: { not: {} } },
  null: { written: [z.null(), s(v.null()), type('null')], advertised: { type: 'null' } },
  anything: { written: [z.unknown(), s(v.unknown()), type('unknown')], advertised: {} },
};

describe('schemas of libraries are advertised in one form', () => {
  for (const [name, { written, advertised }] of Object.entries(shapes)) {
    it.each(['input', 'output'] as const)(`${name}, %s side`, (side) => {
      const texts = written.map((schema) => JSON.stringify(advertise(schema, side)));
      expect(texts.map((text) => JSON.parse(text) as unknown)).toEqual(written.map(() => advertised));
      expect(new Set(texts.map((text) => text.length)).size).toBe(1);
    });
  }

  it('leaves the rest of an object that has one', () => {
    expect(advertise(z.looseObject({ a: z.string() }), 'input')).toMatchObject({
      additionalProperties: true,
    });
    expect(advertise(s(v.objectWithRest({ a: v.string() }, v.number())), 'input')).toMatchObject({
      additionalProperties: { type: 'number' },
    });
  });

  const ZodNode = z.object({
    name: z.string(),
    get kids() {
      return z.array(ZodNode);
    },
  });
  type ValibotNode = { name: string; kids: ValibotNode[] };
  const ValibotNode: v.GenericSchema<ValibotNode> = v.object({
    name: v.string(),
    kids: v.array(v.lazy(() => ValibotNode)),
  });
  const ArkNode = type.module({ node: { name: 'string', kids: 'node[]' } }).node;
  const node = (self: string): object => ({
    type: 'object',
    properties: { name: { type: 'string' }, kids: { type: 'array', items: { $ref: self } } },
    required: ['kids', 'name'],
    ...closed,
  });

  it('writes what holds itself by the root', () => {
    for (const schema of [ZodNode, s(ValibotNode), ArkNode])
      expect(advertise(schema, 'input')).toEqual(node('#'));
    const ZodList = z.object({
      get next() {
        return ZodList.nullable();
      },
    });
    type ValibotList = { next: ValibotList | null };
    const ValibotList: v.GenericSchema<ValibotList> = v.object({
      next: v.nullable(v.lazy(() => ValibotList)),
    });
    for (const schema of [ZodList, s(ValibotList), type.module({ list: { next: 'list|null' } }).list])
      expect(advertise(schema, 'output')).toEqual({
        type: 'object',
        properties: { next: { anyOf: [{ $ref: '#' }, { type: 'null' }] } },
        required: ['next'],
        ...closed,
      });
  });

  it('gives what holds itself within something else a name that is the same in every process', () => {
    const self = { $ref: '#/$defs/schema1' };
    const $defs = { schema1: node('#/$defs/schema1') };
    const members = {
      type: 'object',
      properties: { b: self, a: self },
      required: ['a', 'b'],
      ...closed,
      $defs,
    };
    for (const schema of [
      z.object({ b: ZodNode, a: ZodNode }),
      s(v.object({ b: ValibotNode, a: ValibotNode })),
      type({ b: ArkNode, a: ArkNode }),
    ])
      expect(advertise(schema, 'input')).toEqual(members);
    for (const schema of [z.array(ZodNode), s(v.array(ValibotNode)), ArkNode.array()])
      expect(advertise(schema, 'input')).toEqual({ type: 'array', items: self, $defs });
  });

  it('numbers several of them alike', () => {
    const ZodChain = z.object({
      get after() {
        return ZodChain.optional();
      },
    });
    type ValibotChain = { after?: ValibotChain | undefined };
    const ValibotChain: v.GenericSchema<ValibotChain> = v.object({
      after: v.optional(v.lazy(() => ValibotChain)),
    });
    const ArkChain = type.module({ chain: { 'after?': 'chain' } }).chain;
    const [first, ...others] = [
      z.object({ z: ZodChain, a: ZodNode }),
      s(v.object({ z: ValibotChain, a: ValibotNode })),
      type({ z: ArkChain, a: ArkNode }),
    ].map((schema) => advertise(schema, 'input'));
    expect(first).toHaveProperty('$defs.schema2');
    for (const other of others) expect(other).toEqual(first);
  });

  it('keeps the names that authors gave', () => {
    const named = z.object({ x: z.number() }).meta({ id: 'Point' });
    expect(advertise(z.object({ from: named, to: named }), 'input')).toMatchObject({
      properties: { from: { $ref: '#/$defs/Point' }, to: { $ref: '#/$defs/Point' } },
      $defs: { Point: { type: 'object', properties: { x: { type: 'number' } }, required: ['x'], ...closed } },
    });
  });

  it('writes a record over some names as an object', () => {
    const members = { a: { type: 'number' }, b: { type: 'number' } };
    const record = z.record(z.enum(['b', 'a']), z.number());
    const advertised = { type: 'object', properties: members, required: ['a', 'b'], ...closed };
    expect(advertise(record, 'input')).toEqual(advertised);
    expect(advertise(type({ "['a'|'b']": 'number' }), 'input')).toEqual(advertised);
  });

  it('says of a tuple with optional places how many there must be', () => {
    const places = { prefixItems: [{ type: 'string' }, { type: 'number' }] };
    const some = { type: 'array', ...places, minItems: 1, maxItems: 2 };
    expect(advertise(z.tuple([z.string(), z.number().optional()]), 'input')).toEqual(some);
    expect(advertise(type(['string', 'number?']), 'input')).toEqual(some);
    const all = { type: 'array', ...places, maxItems: 2 };
    expect(advertise(z.tuple([z.string().optional(), z.number().optional()]), 'input')).toEqual(all);
    expect(advertise(type(['string?', 'number?']), 'input')).toEqual(all);
  });

  it('closes no part of an intersection', () => {
    const both = s(v.intersect([v.strictObject({ a: v.string() }), v.object({ b: v.string() })]));
    expect(advertise(both, 'output')).toEqual({
      allOf: [
        { type: 'object', properties: { a: { type: 'string' } }, required: ['a'] },
        { type: 'object', properties: { b: { type: 'string' } }, required: ['b'] },
      ],
    });
  });

  it('takes a request from the input side and a response from the output side', () => {
    const trimmedLength = z
      .string()
      .transform((text) => text.length)
      .pipe(z.number());
    expect(advertise(trimmedLength, 'input')).toEqual({ type: 'string' });
    expect(advertise(trimmedLength, 'output')).toEqual({ type: 'number' });
  });

  it('advertises what is sure, and tells, where a library cannot express a schema in full', () => {
    const told: unknown[] = [];
    const tell = (error: unknown): number => told.push(error);
    const even = v.pipe(
      v.number(),
      v.check((value) => value % 2 === 0),
    );
    const request = s(v.object({ even, at: v.date() }));
    const members = { even: { type: 'number' }, at: {} };
    expect(advertiseOrTell(request, 'input', tell)).toMatchObject({ properties: members });
    const dated = z.object({ at: z.date(), n: z.string().transform(Number) });
    expect(advertiseOrTell(dated, 'output', tell)).toMatchObject({ properties: { at: {}, n: {} } });
    expect(told).toHaveLength(2);
  });

  it('advertises anything rather than what went into a transformation', () => {
    const told: unknown[] = [];
    const length = s(
      v.pipe(
        v.string(),
        v.transform((text) => text.length),
      ),
    );
    expect(advertiseOrTell(length, 'output', (error) => told.push(error))).toEqual({});
    expect(told).toHaveLength(1);
  });

  it('keeps data within a schema as it is', () => {
    const schema = z
      .object({ $schema: z.string(), format: z.int() })
      .meta({ examples: [{ format: 1, $schema: 'x' }] });
    expect(advertise(schema, 'input')).toMatchObject({
      properties: { $schema: { type: 'string' }, format: { type: 'integer' } },
      examples: [{ format: 1, $schema: 'x' }],
    });
  });
});

describe('a plain JSON Schema is advertised as written', () => {
  it('without $schema, and with nothing else changed', () => {
    const written = {
      $schema: 'http://json-schema.org/draft-07/schema#',
      title: 'T',
      type: 'object',
      properties: { n: { type: 'integer', format: 'int64', minimum: Number.MIN_SAFE_INTEGER } },
    };
    const { $schema: _, ...rest } = written;
    expect(advertise(jsonSchema(written), 'input')).toEqual(rest);
    expect(advertise(jsonSchema(true), 'input')).toBe(true);
  });

  it('refuses what is no JSON', () => {
    const cycle: Record<string, unknown> = {};
    cycle['items'] = cycle;
    expect(() => advertise(jsonSchema(cycle), 'input')).toThrow(TypeError);
    expect(() => advertise(jsonSchema({ default: () => 1 }), 'input')).toThrow('function');
    expect(() => advertise(jsonSchema({ maximum: Number.POSITIVE_INFINITY }), 'input')).toThrow('Infinity');
  });
});
