import type { FrameRow } from '@contract';
import { describe, expect, it } from 'vitest';
import { exportFrames } from './exportFrames';

const row = (seq: number): FrameRow => ({
  seq,
  at: 1_700_000_000_000,
  direction: 'in',
  kind: 'frame',
  channel: 'root',
  sizeBytes: 20,
  preview: 'cut',
});

describe('exportFrames', () => {
  it('writes a line a frame, the message with its numbers as sent', async () => {
    const texts = ['{"n":9007199254740993,\n "amount":206.00}', '{"id":', undefined];
    const asked: number[] = [];
    const { text, dropped } = await exportFrames([row(1), row(2), row(3)], async (seqs) => {
      asked.push(seqs.length);
      return seqs.map((seq) => {
        const found = texts[seq - 1];
        return found === undefined ? { seq } : { seq, text: found };
      });
    });
    const lines = text.trimEnd().split('\n');
    expect(lines).toHaveLength(3);
    expect(lines[0]).toContain('"message":{"n":9007199254740993,"amount":206.00}}');
    expect(lines.map((line) => JSON.parse(line).seq)).toEqual([1, 2, 3]);
    expect(JSON.parse(lines[1] ?? '')).toMatchObject({ text: '{"id":', at: '2023-11-14T22:13:20.000Z' });
    expect(JSON.parse(lines[2] ?? '')).toMatchObject({ dropped: true });
    expect(dropped).toBe(1);
    expect(asked).toEqual([3]);
  });

  it('asks for no more than 500 texts at a time', async () => {
    const asked: number[] = [];
    await exportFrames(
      Array.from({ length: 1_201 }, (_, index) => row(index + 1)),
      async (seqs) => {
        asked.push(seqs.length);
        return [];
      },
    );
    expect(asked).toEqual([500, 500, 201]);
  });
});
