import { expect, it } from 'vitest';
import { countTree } from './countTree';
import { makePayload } from './makePayload';

it('counts nodes and levels, and names the place of what is no node', () => {
  expect(countTree({ name: 'a' })).toEqual({ nodes: 1, depth: 1 });
  expect(
    countTree({ name: 'a', children: [{ name: 'b' }, { name: 'c', children: [{ name: 'd' }] }] }),
  ).toEqual({
    nodes: 4,
    depth: 3,
  });
  expect(() => countTree({ name: 'a', children: [{ name: 'b', children: [5] }] })).toThrow(
    'children[0].children[0]: must be an object',
  );
});

it('makes a payload of about the size that was asked for', () => {
  for (const bytes of [0, 1_000, 1_000_000]) {
    const { length } = JSON.stringify(makePayload(bytes));
    expect(length).toBeGreaterThanOrEqual(bytes);
    expect(length).toBeLessThan(bytes + 300);
  }
});
