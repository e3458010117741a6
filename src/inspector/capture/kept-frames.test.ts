import { describe, expect, it } from 'vitest';
import { KeptFrames } from './kept-frames';

describe('KeptFrames', () => {
  it('drops the oldest past the limit and counts them exactly', () => {
    const kept = new KeptFrames();
    for (let n = 0; n < 10_000; n++) {
      kept.add(10, n % 2 === 0);
      kept.fit(1_000);
    }
    expect(kept).toMatchObject({
      bytes: 1_000,
      count: 100,
      dropped: 9_900,
      droppedEvents: 4_950,
      firstSeq: 9_901,
    });
  });

  it('keeps the newest frame, however large', () => {
    const kept = new KeptFrames();
    kept.add(10, false);
    kept.add(5_000, true);
    expect(kept.fit(1_000)).toBe(false);
    expect(kept).toMatchObject({ bytes: 5_010, count: 2, dropped: 0 });
  });

  it('lets a frame that is larger than the limit take no other with it, nor go with the next one', () => {
    const kept = new KeptFrames();
    const add = (size: number): boolean => {
      kept.add(size, false);
      return kept.fit(1_000);
    };
    for (const size of [400, 400, 5_000, 10]) expect(add(size)).toBe(false);
    expect(kept).toMatchObject({ bytes: 5_810, count: 4 });
    add(500);
    expect(kept).toMatchObject({ bytes: 5_910, count: 4, firstSeq: 2 });
    // Of two, only the newest is spared.
    add(6_000);
    expect(kept).toMatchObject({ bytes: 6_510, count: 3, firstSeq: 4 });
    for (let n = 0; n < 20; n++) add(100);
    expect(kept).toMatchObject({ bytes: 1_000, count: 10 });
  });

  it('keeps no endless number of frames that are nearly empty', () => {
    const kept = new KeptFrames();
    for (let n = 0; n < 20_000; n++) {
      kept.add(1, false);
      kept.fit(640_000);
    }
    expect(kept).toMatchObject({ bytes: 10_000, count: 10_000, dropped: 10_000 });
  });

  it('goes on with the numbering after it was cleared', () => {
    const kept = new KeptFrames();
    kept.add(10, true);
    kept.clear(2);
    kept.add(7, false);
    expect(kept).toMatchObject({ bytes: 7, count: 1, dropped: 0, firstSeq: 2 });
  });
});
