import type { FrameRow } from '@contract';
import { expect, it } from 'vitest';
import { groupRuns } from './groupRuns';

const event = (seq: number, at: number, parts: Partial<FrameRow> = {}): FrameRow => ({
  seq,
  at,
  direction: 'in',
  kind: 'frame',
  channel: 'root',
  type: 'event',
  subject: 'tick',
  sizeBytes: 96,
  ...parts,
});
const grouped = (rows: readonly FrameRow[], open = false) =>
  groupRuns(
    rows,
    () => false,
    () => open,
  );
const seqs = (rows: readonly FrameRow[]): number[] => rows.map(({ seq }) => seq);

it('shows events of one id that came at once as one row, with how many they are', () => {
  const rows = [1, 2, 3, 4].map((seq) => event(seq, seq));
  const { rows: shown, runs } = grouped([event(0, 0, { subject: 'other' }), ...rows]);
  expect(seqs(shown)).toEqual([0, 1]);
  expect(runs.get(1)).toEqual({ from: 1, to: 4, count: 4, spanMs: 3, open: false });
});

it('leaves alone what is apart, another’s, or broken', () => {
  for (const parts of [
    { at: 500 },
    { subject: 'tock' },
    { direction: 'out' },
    { channel: 'worker' },
    { registry: 'main' },
    { kind: 'violation' },
    { type: 'execute.command.request' },
  ] as const) {
    const rows = [event(1, 1), event(2, 2), event(3, 3, parts)];
    expect(seqs(grouped(rows).rows)).toEqual([1, 2, 3]);
  }
});

it('counts the time from one to the next, not from the first', () => {
  const rows = [0, 90, 180, 270].map((at, seq) => event(seq, at));
  expect(seqs(grouped(rows).rows)).toEqual([0]);
});

it('shows an open run row by row, and still says how many they are', () => {
  const { rows, runs } = grouped([event(1, 1), event(2, 2), event(3, 3)], true);
  expect(seqs(rows)).toEqual([1, 2, 3]);
  expect(runs.get(1)?.count).toBe(3);
});

it('lets rows stand by themselves that have more to say', () => {
  const rows = [1, 2, 3, 4, 5, 6, 7].map((seq) => event(seq, seq));
  const { rows: shown } = groupRuns(
    rows,
    ({ seq }) => seq === 4,
    () => false,
  );
  expect(seqs(shown)).toEqual([1, 4, 5]);
});

it('takes no time to speak of for the longest list', () => {
  const rows = Array.from({ length: 20_000 }, (_, seq) => event(seq, seq));
  const begun = performance.now();
  expect(grouped(rows).rows).toHaveLength(1);
  expect(performance.now() - begun).toBeLessThan(100);
});
