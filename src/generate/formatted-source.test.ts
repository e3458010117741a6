import { execFileSync } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import { generateSource } from './generate-source';

const projectRoot = fileURLToPath(new URL('../../', import.meta.url));

const Item = {
  type: 'object',
  description: 'One line of an order.',
  properties: {
    sku: { type: 'string' },
    count: { type: 'integer', default: 1 },
    note: { type: ['string', 'null'] },
  },
  required: ['sku'],
};
const request = {
  type: 'object',
  properties: {
    items: { type: 'array', items: { $ref: '#/$defs/Item' } },
    pay: {
      oneOf: ['card', 'transfer', 'invoice'].map((by) => ({
        type: 'object',
        properties: {
          by: { const: by },
          [`${by}Number`]: { type: 'string' },
          holder: { $ref: '#/$defs/Item' },
        },
        required: ['by', `${by}Number`],
      })),
    },
    address: {
      anyOf: [
        { type: 'null' },
        {
          type: 'object',
          properties: Object.fromEntries(
            ['street', 'city', 'country', 'comment'].map((key) => [`the_${key}_there`, Item]),
          ),
        },
      ],
    },
    "it's": { enum: Array.from({ length: 20 }, (_, index) => `choice ${index}`) },
  },
  required: ['items'],
  $defs: { Item },
};

describe('the format of the source', () => {
  it.each([false, true])("is the formatter's own (services: %s)", (services) => {
    const source = generateSource(
      [
        {
          id: 'orders.place',
          description: 'Places an order.\nAt once.',
          schema: { request, response: { $ref: '#/x' } },
        },
        { id: 'orders.cancel', schema: { response: { type: 'boolean' } } },
        { id: 'ping' },
      ],
      { services },
    );
    const formatted = execFileSync('node_modules/.bin/biome', ['format', '--stdin-file-path=mesh.ts'], {
      cwd: projectRoot,
      input: source,
      encoding: 'utf8',
    });
    expect(source).toBe(formatted);
  });
});
