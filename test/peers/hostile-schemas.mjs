/**
 * Lists commands whose schemas are wrong, endless or meant to hurt. Every command gives back what it gets. With `--no-schemas`
 * some are no object and no boolean, which the protocol calls malformed.
 */
import { serve } from './foreign.mjs';

const nested = (levels) => {
  let schema = { type: 'string' };
  for (let level = 0; level < levels; level++) schema = { type: 'object', properties: { inner: schema } };
  return schema;
};

const wide = (members) => ({
  type: 'object',
  properties: Object.fromEntries(
    Array.from({ length: members }, (_, index) => [`member${index}`, { type: 'string' }]),
  ),
});

/** Doubles with every level: 2 to the power of `levels` branches. */
const doubling = (levels) => ({
  $ref: '#/$defs/l0',
  $defs: Object.fromEntries(
    Array.from({ length: levels + 1 }, (_, level) => [
      `l${level}`,
      level === levels
        ? { type: 'string' }
        : { allOf: [{ $ref: `#/$defs/l${level + 1}` }, { $ref: `#/$defs/l${level + 1}` }] },
    ]),
  ),
});

const NO_SCHEMAS = { text: 'string', number: 42, null: null, array: [] };

const REQUESTS = {
  ...(process.argv.includes('--no-schemas') ? NO_SCHEMAS : {}),
  'odd-type': { type: 'strng' },
  'odd-required': { type: 'object', required: true },
  'odd-properties': { type: 'object', properties: [] },
  'ref-nowhere': { type: 'object', properties: { a: { $ref: '#/$defs/gone' } }, required: ['a'] },
  'ref-abroad': { $ref: 'https://schemas.example.com/order.json' },
  'ref-itself': { $ref: '#' },
  'ref-circle': { $ref: '#/$defs/a', $defs: { a: { $ref: '#/$defs/b' }, b: { $ref: '#/$defs/a' } } },
  'required-recursion': { type: 'object', properties: { next: { $ref: '#' } }, required: ['next'] },
  'bad-pattern': { type: 'object', properties: { code: { type: 'string', pattern: '(' } } },
  'explosive-pattern': {
    type: 'object',
    properties: { code: { type: 'string', pattern: '^(a+)+$', default: `${'a'.repeat(40)}!` } },
  },
  prototype: JSON.parse(
    '{"type":"object","properties":{"__proto__":{"type":"object"},"constructor":{"type":"string"},"toString":{"type":"string"}}}',
  ),
  'script-title': {
    type: 'object',
    title: '<img src=x onerror=alert(1)>',
    properties: { a: { type: 'string', description: '<script>alert(1)</script>' } },
  },
  unsatisfiable: {
    type: 'object',
    properties: { kind: { const: 'a' } },
    required: ['kind', 'title'],
    additionalProperties: false,
  },
  'empty-enum': { enum: [] },
  never: false,
  anything: {},
  deep: nested(300),
  wide: wide(3_000),
  doubling: doubling(24),
  'draft-04': {
    $schema: 'http://json-schema.org/draft-04/schema#',
    id: 'urn:x',
    type: 'integer',
    minimum: 0,
    exclusiveMinimum: true,
  },
  'draft-07': {
    $schema: 'http://json-schema.org/draft-07/schema#',
    type: 'array',
    items: [{ type: 'string' }, { type: 'integer' }],
    additionalItems: false,
  },
};

serve(
  Object.entries(REQUESTS).map(([name, request]) => ({
    id: `schemas.${name}`,
    description: `Request schema: ${name}`,
    schema: { request },
    handle: (value) => value ?? null,
  })),
);
