import { describe, expect, it } from 'vitest';
import { arrayOf } from './array-of';

describe('arrayOf', () => {
  it('is an array of anything, and of nothing', () => {
    expect(arrayOf(true)).toEqual({ type: 'array', items: true });
    expect(arrayOf({})).toEqual({ type: 'array', items: {} });
  });

  it('moves definitions to the root, so that references lead where they led', () => {
    const tree = {
      type: 'object',
      properties: {
        left: { $ref: '#' },
        leaf: { $ref: '#/$defs/leaf' },
        again: { $ref: '#/properties/leaf' },
      },
      $defs: { leaf: { type: 'integer' }, tree: { anyOf: [{ $ref: '#' }] } },
      default: { $ref: '#' },
    };
    expect(arrayOf(tree)).toEqual({
      type: 'array',
      items: {
        type: 'object',
        properties: {
          left: { $ref: '#/items' },
          leaf: { $ref: '#/$defs/leaf' },
          again: { $ref: '#/items/properties/leaf' },
        },
        default: { $ref: '#' },
      },
      $defs: { leaf: { type: 'integer' }, tree: { anyOf: [{ $ref: '#/items' }] } },
    });
  });

  it('leaves references alone that are relative to an id', () => {
    const inner = { $id: 'https://example.org/node', properties: { next: { $ref: '#' } } };
    expect(arrayOf(inner)).toEqual({ type: 'array', items: inner });
  });
});
