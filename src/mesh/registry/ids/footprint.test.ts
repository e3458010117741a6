import { describe, expect, it } from 'vitest';
import { footprintOf } from './footprint';

const MANY = 1_000_000;

describe('footprintOf', () => {
  it.each<[string, unknown]>([
    ['texts', ['x'.repeat(600), { text: 'x'.repeat(400) }]],
    ['many numbers', Array.from({ length: 125 }, (_, index) => index)],
    ['many members', Object.fromEntries(Array.from({ length: 100 }, (_, index) => [`k${index}`, index]))],
    ['a long integer', 10n ** 1200n],
    ['bytes', new Uint8Array(1000)],
    ['a map', new Map([['k', 'x'.repeat(1000)]])],
    ['a set', new Set(['x'.repeat(1000)])],
  ])('counts %s', (_name, value) => {
    const size = footprintOf(value, MANY);
    expect(size).toBeGreaterThanOrEqual(990);
    expect(size).toBeLessThan(2_000);
  });

  it('counts no further than it has to', () => {
    const cycle: unknown[] = [];
    cycle.push(cycle, { cycle });
    let deep: unknown = 1;
    for (let level = 0; level < 100_000; level += 1) deep = [deep];
    for (const value of [cycle, deep, 'x'.repeat(MANY)])
      expect(footprintOf(value, 1_000)).toBeGreaterThan(1_000);
    expect(footprintOf(deep, MANY * 10)).toBeGreaterThan(MANY);
  });

  it('goes past what throws when it is looked at', () => {
    const proxy = new Proxy(
      {},
      {
        ownKeys: () => {
          throw new Error('no looking');
        },
      },
    );
    expect(footprintOf({ text: 'x'.repeat(100), proxy }, MANY)).toBeLessThan(200);
    expect(footprintOf(undefined, MANY)).toBeGreaterThan(0);
  });
});
