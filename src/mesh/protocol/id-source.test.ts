import { describe, expect, it, vi } from 'vitest';
import { IdSource } from './id-source';
import { NumberedIds } from './pack/numbered-ids';

const UUID_V4 = /^[0-9a-f]{8}-[0-9a-f]{4}-4[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/;

describe('IdSource', () => {
  it('makes ids in the shape of a UUID v4, lowercase, all different', () => {
    const sources = [new IdSource(), new IdSource()];
    const ids = new Set<string>();
    for (let round = 0; round < 70_000; round += 1) for (const source of sources) ids.add(source.next());
    expect(ids.size).toBe(140_000);
    expect([...ids].filter((id) => !UUID_V4.test(id))).toEqual([]);
  });

  it('does without a global crypto, as in Node 16', () => {
    vi.stubGlobal('crypto', undefined);
    try {
      const [one, other] = [new IdSource().next(), new IdSource().next()];
      expect(one).toMatch(UUID_V4);
      expect(one).not.toBe(other);
    } finally {
      vi.unstubAllGlobals();
    }
  });

  it.each([
    ['in a page', undefined],
    ['where something stands in for buffers of Node', class {}],
  ])('makes them without Node, %s', (_where, standIn) => {
    vi.stubGlobal('Buffer', standIn);
    try {
      const ids = new IdSource();
      const made = Array.from({ length: 600 }, () => ids.next());
      expect(made).toEqual(made.map((_, number) => `${ids.prefix}${number.toString(16).padStart(12, '0')}`));
    } finally {
      vi.unstubAllGlobals();
    }
  });

  it('tells the number of each id, and the id of each number', () => {
    const ids = new IdSource();
    const made = Array.from({ length: 10_000 }, (_, number) => {
      const id = ids.next();
      expect(ids.shortened(id)).toBe(number);
      return id;
    });
    const others = new NumberedIds(ids.prefix);
    for (const [number, id] of made.entries()) {
      expect(others.text(number)).toBe(id);
      expect([others.shortened(id), ids.shortened(id), ids.text(number)]).toEqual([number, number, id]);
    }
  });

  it('give the ids of a block to nobody else, wherever it begins and ends', () => {
    for (const [before, count] of [
      [0, 1],
      [255, 1],
      [255, 2],
      [256, 256],
      [1, 255],
      [10, 20],
      [10, 10_000],
    ] as const) {
      const ids = new IdSource();
      const all = new Set(Array.from({ length: before }, () => ids.next()));
      const first = ids.block(count);
      for (let index = 0; index < count; index += 1) all.add(ids.textOf(first + index));
      const next = ids.next();
      all.add(next);
      expect(all.size).toBe(before + count + 1);
      expect(ids.shortened(next)).toBe(before + count);
    }
  });
});
