import { describe, expect, test } from 'vitest';
import { defaultRequestText } from '../schema/defaultRequestText';
import { formability } from '../schema/formability';
import { patternExample } from '../schema/patternExample';
import { isRiskyPattern } from '../schema/riskyPattern';
import { checkRequest } from './checkRequest';
import { compareExactly, isWhole } from './exactNumber';

const order = {
  type: 'object',
  properties: {
    customerId: { type: 'string' },
    note: { type: ['string', 'null'] },
    address: {
      type: 'object',
      properties: { street: { type: 'string' }, postcode: { type: 'string', pattern: '^[0-9]{5}$' } },
      required: ['street', 'postcode'],
      additionalProperties: false,
    },
    items: {
      type: 'array',
      minItems: 1,
      items: {
        type: 'object',
        properties: { sku: { type: 'string' }, quantity: { type: 'integer', minimum: 1 } },
        required: ['sku', 'quantity'],
      },
    },
    payment: {
      oneOf: [
        {
          type: 'object',
          properties: { kind: { const: 'card' }, token: { type: 'string' } },
          required: ['kind', 'token'],
        },
        {
          type: 'object',
          properties: { kind: { const: 'invoice' }, days: { type: 'integer' } },
          required: ['kind', 'days'],
        },
      ],
    },
  },
  required: ['customerId', 'address', 'items', 'payment'],
};

const told = (schema: unknown, text: string): string[] =>
  checkRequest(schema, text).problems.map(({ path, message }) => `${path} ${message}`);

describe('checkRequest', () => {
  test('accepts what is right', () => {
    expect(checkRequest(order, defaultRequestText(order))).toEqual({ problems: [] });
  });

  test('names each place, the deepest only', () => {
    const text = `{"customerId": 5, "address": {"street": "", "postcode": "7501", "x/y": 1}, "items": [{"sku": "a", "quantity": 0}], "payment": {"kind": "card"}}`;
    expect(told(order, text)).toEqual([
      '/customerId must be a string',
      '/address/postcode must match ^[0-9]{5}$',
      "/address/x~1y isn't a member that is known here",
      '/items/0/quantity must be at least 1',
      '/payment/token is missing',
    ]);
  });

  test('says of a union which form is meant, or that none is', () => {
    const payment = order.properties.payment;
    expect(told(payment, '{"kind": "invoice", "days": "x"}')).toEqual(['/days must be a whole number']);
    expect(told(payment, '{"kind": "cash"}')).toEqual(['/kind must be one of card, invoice']);
    expect(
      told(
        {
          anyOf: [{ $ref: '#/$defs/a' }, { type: 'null' }],
          $defs: { a: { type: 'object', required: ['n'], properties: { n: {} } } },
        },
        '{}',
      ),
    ).toEqual(['/n is missing']);
  });

  test('reads draft-07 and follows names', () => {
    const schema = {
      $schema: 'http://json-schema.org/draft-07/schema#',
      $id: 'https://example.com/order.json',
      type: 'array',
      items: [{ $ref: '#/definitions/a' }, { $ref: 'https://example.com/order.json#/definitions/a' }],
      additionalItems: false,
      definitions: { a: { type: 'integer' } },
    };
    expect(told(schema, '[1, "x", 3]')).toEqual(['/1 must be a whole number', "/2 isn't allowed here"]);
  });

  test('compares numbers exactly', () => {
    const schema = { type: 'integer', maximum: 9007199254740992 };
    expect(told(schema, '9007199254740993')).toEqual([' must be at most 9007199254740992']);
    expect(told(schema, '9007199254740992')).toEqual([]);
    expect(told({ type: 'integer' }, '9007199254740992.5')).toEqual([' must be a whole number']);
    expect(told({ type: 'integer' }, '206.00')).toEqual([]);
  });

  test('says what isn’t JSON, and that nothing was given', () => {
    expect(told(order, '{"a": }')[0]).toContain('isn’t JSON');
    expect(told(order, ' ')).toEqual([' is missing: the command takes a request']);
    expect(checkRequest(undefined, '')).toEqual({ problems: [] });
  });

  test('a schema that isn’t sound is told, and the rest of it still checks', () => {
    const result = checkRequest(
      { type: 'object', properties: { a: { type: 'strin' }, b: { type: 'string' } } },
      '{"a": 1, "b": 2}',
    );
    expect(result.schemaFault).toBe(
      'The schema at /properties/a has the type "strin", which JSON doesn\'t have.',
    );
    expect(result.problems.map(({ path }) => path)).toEqual(['/b']);
    expect(checkRequest({ $ref: '#/$defs/gone' }, '{}').schemaFault).toContain(
      '"#/$defs/gone", which isn\'t there',
    );
    expect(checkRequest('nonsense', '{}').schemaFault).toBe("The schema isn't one: it is a string.");
  });
});

test('the flags of draft 4 are understood', () => {
  const schema = {
    $schema: 'http://json-schema.org/draft-04/schema#',
    type: 'integer',
    minimum: 0,
    exclusiveMinimum: true,
  };
  expect(defaultRequestText(schema)).toBe('1');
  expect(told(schema, '0')).toEqual([' must be greater than 0']);
});

describe('hostile schemas', () => {
  test('a pattern that would take forever isn’t run, and the rest is checked all the same', () => {
    const started = performance.now();
    const schema = { type: 'object', properties: { a: { type: 'string', pattern: '^(a+)+$' } } };
    expect(told(schema, `{"a": "${'a'.repeat(60)}!"}`)).toEqual([]);
    expect(told(schema, '{"a": 1}')).toEqual(['/a must be a string']);
    expect(performance.now() - started).toBeLessThan(2000);
  });

  test.each(['^(a+)+$', '(x|xx)*y', '([a-z]+\\.)+[a-z]+', '(a*){10}', '((ab)*c)*'])(
    '%s is risky',
    (pattern) => {
      expect(isRiskyPattern(pattern)).toBe(true);
    },
  );

  test.each(['^[0-9]{5}$', '^[a-z]+-[0-9]+$', '^(?:a|b)c$', '^\\(x\\)+$'])('%s is not', (pattern) => {
    expect(isRiskyPattern(pattern)).toBe(false);
  });

  test('references that fan out or never end are refused', () => {
    const fan = Object.fromEntries(
      Array.from({ length: 40 }, (_, i) => [
        `a${i}`,
        i === 39 ? {} : { allOf: [{ $ref: `#/$defs/a${i + 1}` }, { $ref: `#/$defs/a${i + 1}` }] },
      ]),
    );
    expect(checkRequest({ $ref: '#/$defs/a0', $defs: fan }, '{}').schemaFault).toBe(
      'The schema branches so often that a check would take forever.',
    );
    expect(checkRequest({ allOf: [{ $ref: '#' }] }, '{}').schemaFault).toBe(
      'The schema refers to itself without end.',
    );
  });

  test('names of the language’s own are names like any other', () => {
    const schema = {
      type: 'object',
      properties: { constructor: { type: 'string' } },
      required: ['constructor', 'toString'],
    };
    expect(told(schema, '{"constructor": 1}')).toEqual([
      '/toString is missing',
      '/constructor must be a string',
    ]);
    expect(
      checkRequest(
        { properties: JSON.parse('{"__proto__": {"type": "string"}}') as object },
        '{"__proto__": 1}',
      ).schemaFault,
    ).toContain('__proto__');
    expect(Object.hasOwn(Object.prototype, 'type')).toBe(false);
  });

  test('depth ends in a sentence', () => {
    let deep: unknown = {};
    for (let i = 0; i < 60_000; i++) deep = { not: deep };
    expect(checkRequest(deep, '{}').schemaFault).toBe('The schema is nested too deeply.');
    expect(told({}, `${'['.repeat(100_000)}${']'.repeat(100_000)}`)).toEqual([' is nested too deeply']);
  });
});

describe('defaultRequestText', () => {
  const text = (schema: unknown): unknown => JSON.parse(defaultRequestText(schema) ?? 'null');
  test('fills required members with the least, optional ones only with their default', () => {
    expect(text(order)).toEqual({
      customerId: '',
      address: { street: '', postcode: '00000' },
      items: [{ sku: '', quantity: 1 }],
      payment: { kind: 'card', token: '' },
    });
    expect(text({ type: 'object', properties: { a: { type: 'string' }, b: { default: 3 } } })).toEqual({
      b: 3,
    });
  });
  test('bare values, nullable, tuples, enums, bounds', () => {
    expect(text({ type: 'string' })).toBe('');
    expect(text({ enum: ['x', 'y'] })).toBe('x');
    expect(text({ anyOf: [{ type: 'string' }, { type: 'null' }] })).toBe(null);
    expect(
      text({ type: 'array', prefixItems: [{ type: 'integer', minimum: 5 }, { type: 'boolean' }] }),
    ).toEqual([5, false]);
    expect(text({ type: 'number', exclusiveMinimum: 0, exclusiveMaximum: 1 })).toBe(0.5);
    expect(text({ type: 'integer', maximum: -3, multipleOf: 5 })).toBe(-5);
    expect(defaultRequestText(undefined)).toBeUndefined();
  });
  test('recursion ends where it can', () => {
    const node = {
      type: 'object',
      properties: { value: { type: 'integer' }, next: { anyOf: [{ $ref: '#' }, { type: 'null' }] } },
      required: ['value', 'next'],
    };
    expect(text(node)).toEqual({ value: 0, next: null });
    const tree = {
      oneOf: [{ type: 'object', properties: { left: { $ref: '#' } }, required: ['left'] }, { const: 'leaf' }],
    };
    expect(checkRequest(tree, defaultRequestText(tree)).problems).toEqual([]);
  });
});

/** Definitions that refer to the next one twice each. */
const crosswise = (depth: number): unknown => ({
  $ref: '#/$defs/a0',
  $defs: Object.fromEntries(
    Array.from({ length: depth }, (_, i) => {
      const next = { $ref: `#/$defs/a${Math.min(i + 1, depth - 1)}` };
      return [`a${i}`, { type: 'object', properties: { x: next, y: next } }];
    }),
  ),
});

describe('formability', () => {
  test('what can be drawn', () => {
    for (const schema of [
      order,
      true,
      {},
      { type: 'string' },
      { $ref: '#/$defs/a', $defs: { a: { type: 'object', properties: { a: { $ref: '#/$defs/a' } } } } },
    ])
      expect(formability(schema)).toEqual({ ok: true });
    const either = {
      type: 'object',
      properties: { a: {}, b: {} },
      anyOf: [{ required: ['a'] }, { required: ['b'] }],
    };
    expect(formability(either)).toEqual({ ok: true });
  });
  test.each([
    [
      { type: 'object', properties: { rule: {} }, required: ['title', 'rule'] },
      '“title” is required but not described',
    ],
    [{ $ref: '#/$defs/a' }, "which isn't there"],
    [false, 'allows no value'],
    [5, "isn't one"],
    [{ type: 'object', properties: { next: { $ref: '#' } }, required: ['next'] }, 'without end'],
    [{ allOf: [{ $ref: '#' }] }, 'without end'],
    [undefined, 'doesn’t describe'],
    [crosswise(40), 'too large'],
  ])('%j can’t', (schema, reason) => {
    const answer = formability(schema);
    expect(answer.ok ? '' : answer.reason).toContain(reason);
  });
});

test('examples of patterns', () => {
  expect(patternExample('^[0-9]{5}$')).toBe('00000');
  expect(patternExample('^ord_[A-Z0-9]+$')).toBe('ord_0');
  expect(patternExample('^(?:card|cash)-\\d{2,}x?$')).toBe('card-00');
  expect(patternExample('^(?=a)b$')).toBeUndefined();
});

test('exact numbers', () => {
  expect(compareExactly('0.1', '0.10')).toBe(0);
  expect(compareExactly('1e3', '999.999')).toBe(1);
  expect(isWhole('1.50e1')).toBe(true);
  expect(isWhole('1e-2000000')).toBe(false);
});
