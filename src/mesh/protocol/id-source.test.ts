import { describe, expect, it, vi } from 'vitest';
import { IdSource } from './id-source';

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
});
