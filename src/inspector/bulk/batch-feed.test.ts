import { BATCH_ROWS, type ToPage } from '@contract';
import { expect, it, vi } from 'vitest';
import { LogBook } from '../capture/log-book';
import type { TargetCapture } from '../capture/target-capture';
import type { Target } from '../targets/target';
import { BatchFeed } from './batch-feed';

type Batch = Extract<ToPage, { kind: 'batch' }>;

/** A capture of so many rows, of which the first ones may go. */
function captureOf(count: number) {
  const capture = {
    lastSeq: count,
    firstSeq: 1,
    rowsAfter: (seq: number, limit: number) =>
      Array.from({ length: Math.max(0, Math.min(limit, capture.lastSeq - seq)) }, (_, index) => ({
        seq: Math.max(seq, capture.firstSeq - 1) + index + 1,
      })),
    counts: () => ({}),
    onChange: () => () => undefined,
  };
  return capture;
}

it('delivers the newest rows of what is kept first, then those before them until all are there', async () => {
  vi.useFakeTimers();
  const capture = captureOf(3 * BATCH_ROWS + 10);
  const target = {
    id: 'demo',
    capture: capture as unknown as TargetCapture,
    log: new LogBook('demo', Date.now),
  };
  const batches: Batch[] = [];
  const feed = new BatchFeed(
    target as unknown as Target,
    0,
    0,
    (message) => batches.push(message as Batch),
    Date.now,
  );
  const next = async (): Promise<Batch | undefined> => {
    await vi.advanceTimersByTimeAsync(200);
    const batch = batches.shift();
    if (batch !== undefined) feed.ack(batch.batchId);
    return batch;
  };
  const first = await next();
  expect(first).toMatchObject({ olderLeft: 2 * BATCH_ROWS + 10, skipped: 0 });
  expect(first?.rows.at(-1)?.seq).toBe(3 * BATCH_ROWS + 10);
  expect(first).not.toHaveProperty('older');
  capture.lastSeq += 1;
  const second = await next();
  expect(second?.rows.map(({ seq }) => seq)).toEqual([3 * BATCH_ROWS + 11]);
  expect(second?.older).toHaveLength(BATCH_ROWS - 1);
  expect(second?.older?.at(-1)?.seq).toBe(2 * BATCH_ROWS + 10);
  // The oldest are dropped meanwhile.
  capture.firstSeq = BATCH_ROWS;
  const last = await next();
  expect(last?.older?.map(({ seq }) => seq)).toEqual(
    Array.from({ length: 12 }, (_, index) => BATCH_ROWS + index),
  );
  expect(last).not.toHaveProperty('olderLeft');
  feed.stop();
  vi.useRealTimers();
});

it('delivers another target’s log from its beginning when that is asked for', async () => {
  vi.useFakeTimers();
  const targetOf = (id: string, line: string): Target => {
    const log = new LogBook(id, Date.now);
    log.add('stderr', 'info', line);
    return { id, capture: captureOf(0) as unknown as TargetCapture, log } as unknown as Target;
  };
  const batches: Batch[] = [];
  const post = (message: ToPage): void => {
    batches.push(message as Batch);
    feed.ack((message as Batch).batchId);
  };
  const feed: BatchFeed = new BatchFeed(targetOf('demo', 'demo here'), 0, 0, post, Date.now);
  await vi.advanceTimersByTimeAsync(200);
  const billing = targetOf('billing', 'billing here');
  feed.watchLog(billing);
  await vi.advanceTimersByTimeAsync(200);
  billing.log.add('stderr', 'info', 'and on');
  await vi.advanceTimersByTimeAsync(200);
  expect(
    batches.map(({ targetId, logTargetId, log }) => [targetId, logTargetId, log.map(({ text }) => text)]),
  ).toEqual([
    ['demo', 'demo', ['demo here']],
    ['demo', 'billing', ['billing here']],
    ['demo', 'billing', ['and on']],
  ]);
  feed.stop();
  vi.useRealTimers();
});
