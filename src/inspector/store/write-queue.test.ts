import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import type { FrameWrites } from './messages';
import { type StoredFrame, WriteQueue } from './write-queue';

const frame = (seq: number, chars = 10): StoredFrame => ({
  row: { seq, at: 0, direction: 'in', kind: 'frame', channel: 'c', sizeBytes: chars },
  text: 'x'.repeat(chars),
});

describe('WriteQueue', () => {
  let posted: { writeId: number; writes: readonly FrameWrites[] }[];
  let failures: string[];
  let queue: WriteQueue;
  beforeEach(() => {
    vi.useFakeTimers();
    posted = [];
    failures = [];
    queue = new WriteQueue({
      post: (writeId, writes) => void posted.push({ writeId, writes }),
      failed: (reason) => void failures.push(reason),
    });
  });
  afterEach(() => {
    queue.stop();
    vi.useRealTimers();
  });

  it('gathers frames of a moment into one write', () => {
    for (let seq = 1; seq <= 100; seq++) queue.add(1, frame(seq));
    queue.add(2, frame(1));
    expect(posted).toHaveLength(0);
    vi.advanceTimersByTime(60);
    expect(posted).toHaveLength(1);
    expect(posted[0]?.writes.map(({ target, seqs }) => [target, seqs.length])).toEqual([
      [1, 100],
      [2, 1],
    ]);
  });

  it('doesn’t write what was dropped meanwhile, but says so', () => {
    for (let seq = 1; seq <= 10; seq++) queue.add(1, frame(seq));
    queue.drop(1, 8);
    queue.flush();
    expect(posted[0]?.writes[0]).toMatchObject({ seqs: [9, 10], dropUpTo: 8 });
  });

  it('sends a store that is behind no more, and forgets what its target drops', () => {
    for (let seq = 1; seq <= 40; seq++) queue.add(1, frame(seq, 1_100_000));
    const before = posted.length;
    expect(before).toBeGreaterThan(20);
    expect(before).toBeLessThan(40);
    queue.drop(1, 39);
    vi.advanceTimersByTime(1_000);
    expect(posted).toHaveLength(before);
    for (const { writeId } of posted.slice()) queue.written(writeId, writeId === 1 ? 'disk full' : undefined);
    vi.advanceTimersByTime(60);
    expect(posted.at(-1)?.writes[0]?.seqs).toEqual([40]);
    expect(failures).toEqual(['disk full']);
  });
});
