import { describe, expect, it } from 'vitest';
import { RowWindow } from './rowWindow';

const seqs = (window: RowWindow<{ seq: number }>) => window.toArray().map((row) => row.seq);

describe('RowWindow', () => {
  it('keeps the newest rows and counts those that left', () => {
    const window = new RowWindow<{ seq: number }>(3);
    for (const seq of [1, 2, 4, 7, 8]) window.push({ seq });
    expect(seqs(window)).toEqual([4, 7, 8]);
    expect(window.removed).toBe(2);
  });

  it('finds a row by its seq over gaps, and says where there is none', () => {
    const window = new RowWindow<{ seq: number }>();
    for (const seq of [3, 5, 9, 12]) window.push({ seq });
    expect([3, 5, 9, 12].map((seq) => window.indexOf(seq))).toEqual([0, 1, 2, 3]);
    expect([1, 4, 13].map((seq) => window.indexOf(seq))).toEqual([-1, -1, -1]);
  });

  it('drops what is before a seq, shrinks to a smaller bound, clears', () => {
    const window = new RowWindow<{ seq: number }>(10);
    for (let seq = 1; seq <= 8; seq++) window.push({ seq });
    window.dropBefore(3);
    expect(seqs(window)).toEqual([3, 4, 5, 6, 7, 8]);
    window.capacity = 2;
    expect(seqs(window)).toEqual([7, 8]);
    window.clear();
    expect(window.length).toBe(0);
    expect(window.removed).toBe(8);
    expect(window.last).toBeUndefined();
  });

  it('stays right over a hundred times its capacity', () => {
    const window = new RowWindow<{ seq: number }>(2_000);
    for (let seq = 1; seq <= 200_000; seq++) window.push({ seq });
    expect(window.length).toBe(2_000);
    expect(window.first?.seq).toBe(198_001);
    expect(window.indexOf(199_000)).toBe(999);
  });
});
