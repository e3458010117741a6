import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { relatedSeq } from './replies';
import { Streams } from './streams';
import { BulkBench, logRow } from './testing/bulkBench';

let bench: BulkBench;
let streams: Streams;
let stop: () => void;

const seqsOf = (rows: readonly { seq: number }[]): number[] => rows.map(({ seq }) => seq);
const traffic = () => streams.traffic.store.getState();
const events = () => streams.events.store.getState();
const capture = () => streams.capture.getState();
const paint = () => vi.advanceTimersByTime(100);

beforeEach(() => {
  vi.useFakeTimers({ now: 1_000_000_000 });
  bench = new BulkBench();
  streams = new Streams(bench, async () => [], 100);
  stop = streams.start();
  streams.watch('demo');
});

afterEach(() => {
  stop();
  expect(vi.getTimerCount()).toBe(0);
  vi.useRealTimers();
});

describe('watching', () => {
  it('asks for all that is kept, acknowledges every batch, also one of the target before', () => {
    expect(bench.sent).toEqual([{ kind: 'watch', targetId: 'demo', afterSeq: 0, afterLogSeq: 0 }]);
    bench.batch([bench.row()]);
    bench.batch([bench.row()], { targetId: 'other' });
    paint();
    expect(bench.acked).toEqual([1, 2]);
    expect(seqsOf(traffic().rows)).toEqual([1]);
  });

  it('puts events beside the frames, without copies and malformed ones', () => {
    bench.batch([
      bench.row({ type: 'list.commands.request' }),
      bench.event('worker.tick'),
      bench.event('worker.tick', undefined, { kind: 'ignored', reason: 'repeated' }),
    ]);
    paint();
    expect(seqsOf(traffic().rows)).toEqual([1, 2, 3]);
    expect(seqsOf(events().rows)).toEqual([2]);
    expect(traffic().problems).toBe(1);
  });

  it('tells copies of an event by its message id for five seconds, and keeps them out of Events', () => {
    const first = bench.event('a', undefined, { messageId: 'm' });
    const copy = bench.event('a', undefined, { messageId: 'm' });
    const later = bench.event('a', undefined, { messageId: 'm', at: Date.now() + 5_000 });
    bench.batch([first, copy, later]);
    paint();
    expect(seqsOf(events().rows)).toEqual([1, 3]);
    expect([1, 2, 3].map((seq) => capture().isCopy(seq))).toEqual([false, true, false]);
    expect(streams.copiesOf('m')).toBe(1);
  });

  it('shows the newest at once, and puts what was before them in its place when all of it is there', () => {
    const older = [
      bench.row({ direction: 'out', type: 'execute.command.request', messageId: 'x' }),
      bench.event('a', undefined, { messageId: 'm' }),
      bench.row({ type: 'execute.command.response', requestSeq: 1, durationMs: 2, outcome: 'ok' }),
    ];
    const copy = bench.event('a', undefined, { messageId: 'm' });
    bench.batch([copy], { olderLeft: 3 });
    paint();
    expect(seqsOf(traffic().rows)).toEqual([4]);
    expect(capture().filling).toBe(true);
    streams.traffic.store.getState().select(4);
    bench.batch([], { older: older.slice(1), olderLeft: 1 });
    bench.batch([bench.row()], { older: older.slice(0, 1) });
    paint();
    expect(capture().filling).toBe(false);
    expect(seqsOf(traffic().rows)).toEqual([1, 2, 3, 4, 5]);
    expect(seqsOf(events().rows)).toEqual([2]);
    expect(capture().isCopy(4)).toBe(true);
    expect(capture().answerTo(1)?.seq).toBe(3);
    expect(traffic().selected?.seq).toBe(4);
    bench.batch([bench.row()]);
    paint();
    expect(seqsOf(traffic().rows)).toEqual([1, 2, 3, 4, 5, 6]);
  });

  it('keeps of what was before as much as the limit allows: the newest frames, and the newest events', () => {
    const first = bench.event('a');
    const older = Array.from({ length: 150 }, () => bench.row());
    bench.batch([bench.row()], { olderLeft: 151 });
    bench.batch([], { older: older.slice(-100), olderLeft: 51 });
    bench.batch([], { older: [first, ...older.slice(0, 50)] });
    paint();
    expect(traffic().rows).toHaveLength(100);
    expect(traffic().rows[0]?.seq).toBe(53);
    expect(capture().rates.byChannel.get('root')?.count).toBe(1);
    expect(seqsOf(events().rows)).toEqual([1]);
  });

  it('begins anew with another target', () => {
    bench.batch([bench.row()], { log: [logRow(7, 'started')] });
    paint();
    streams.watch('billing');
    expect(traffic().rows).toEqual([]);
    expect(capture().counts.frames).toBe(0);
    expect(streams.log.store.getState().rows).toEqual([]);
    expect(bench.sent.at(-1)).toEqual({ kind: 'watch', targetId: 'billing', afterSeq: 0, afterLogSeq: 0 });
  });

  it('takes a row once, though it comes twice', () => {
    const rows = [bench.row(), bench.row()];
    bench.batch(rows);
    bench.batch(rows, { log: [logRow(1, 'a')] });
    bench.batch([], { log: [logRow(1, 'a'), logRow(2, 'b')] });
    paint();
    expect(seqsOf(traffic().rows)).toEqual([1, 2]);
    expect(streams.log.store.getState().rows.map(({ text }) => text)).toEqual(['a', 'b']);
  });

  it('leaves no listener and no timer behind', () => {
    bench.batch([bench.row()]);
    stop();
    expect(bench.listeners).toBe(0);
    expect(bench.sent.at(-1)).toEqual({ kind: 'unwatch' });
    expect(vi.getTimerCount()).toBe(0);
  });
});

describe('painting', () => {
  it('changes the view at most ten times a second, however many batches come', () => {
    const views: unknown[] = [];
    streams.traffic.store.subscribe(({ rows }) => views.push(rows));
    for (let batch = 0; batch < 500; batch++) {
      bench.batch([bench.row(), bench.row()]);
      vi.advanceTimersByTime(2);
    }
    paint();
    expect(views.length).toBeLessThanOrEqual(11);
    expect(views.length).toBeGreaterThanOrEqual(9);
    expect(capture().counts.frames).toBe(1_000);
  });

  it('filters each row once, whatever the number of kept rows', () => {
    let looks = 0;
    streams.setRowLimit(20_000);
    streams.traffic.store.getState().narrow('count', {
      test: () => {
        looks++;
        return true;
      },
    });
    for (let batch = 0; batch < 40; batch++) {
      bench.batch(Array.from({ length: 500 }, () => bench.row()));
      paint();
    }
    expect(looks).toBe(20_000);
    expect(traffic().rows).toHaveLength(20_000);
  });
});

describe('bounds and counts', () => {
  it('keeps the newest rows and exact counts', () => {
    bench.batch(Array.from({ length: 250 }, () => bench.event('worker.tick')));
    paint();
    expect(traffic().kept).toBe(100);
    expect(seqsOf(traffic().rows)[0]).toBe(151);
    expect(capture().counts.frames).toBe(250);
    expect(capture().counts.byEvent).toEqual({ 'worker.tick': 250 });
  });

  it('keeps the chosen row though the limit drops it', () => {
    bench.batch([bench.event('a')]);
    paint();
    events().select(1);
    bench.batch(Array.from({ length: 150 }, () => bench.event('b')));
    paint();
    expect(seqsOf(events().rows)[0]).toBe(52);
    expect(events().selected).toMatchObject({ seq: 1, subject: 'a' });
  });

  it('follows a new limit, and drops from the filtered view what is no longer kept', () => {
    traffic().setFilter('type:event');
    bench.batch([bench.event('a'), bench.row(), bench.event('b'), bench.row(), bench.event('c')]);
    paint();
    expect(seqsOf(traffic().rows)).toEqual([1, 3, 5]);
    streams.setRowLimit(3);
    expect(seqsOf(traffic().rows)).toEqual([3, 5]);
    expect(traffic().kept).toBe(3);
  });

  it('begins to count anew at a clear, as the inspector does', () => {
    bench.batch([bench.event('a'), bench.event('a')]);
    paint();
    streams.clearFrames();
    expect(bench.sent.at(-1)).toEqual({ kind: 'clear', targetId: 'demo', what: 'frames' });
    expect(traffic().rows).toEqual([]);
    expect(capture().counts.frames).toBe(0);
    bench.changeCounts({ frames: 0, events: 0, byEvent: {}, eventBytes: 0 });
    bench.batch([bench.event('b'), bench.event('b'), bench.event('b')]);
    paint();
    expect(seqsOf(traffic().rows)).toEqual([3, 4, 5]);
    expect(capture().counts.byEvent).toEqual({ b: 3 });
  });

  it('adds up the rows that were skipped', () => {
    bench.batch([bench.row()], { skipped: 4_000 });
    bench.batch([bench.row()], { skipped: 20 });
    paint();
    expect(capture().skipped).toBe(4_020);
  });
});

describe('pause', () => {
  it('freezes the view and says how many came, skipped ones included', () => {
    bench.batch([bench.event('a')]);
    paint();
    events().setPaused(true);
    bench.changeCounts({ frames: 1_000, events: 900 });
    bench.batch([bench.event('b'), bench.event('c')]);
    paint();
    expect(seqsOf(events().rows)).toEqual([1]);
    expect(events().newWhilePaused).toBe(901);
    expect(capture().counts.events).toBe(902);
    expect(traffic().rows).toHaveLength(3);
    events().setPaused(false);
    expect(seqsOf(events().rows)).toEqual([1, 2, 3]);
    expect(events().newWhilePaused).toBe(0);
  });

  it('ends when another target is watched, because what stood still is gone', () => {
    bench.batch([bench.event('a')]);
    paint();
    events().setPaused(true);
    streams.watch('other');
    expect(events().paused).toBe(false);
    bench.batch([bench.event('b')], { targetId: 'other' });
    paint();
    expect(seqsOf(events().rows)).toEqual([2]);
  });

  it('filters what stood still by a new filter, also what is no longer kept', () => {
    bench.batch([bench.event('a'), bench.event('b')]);
    paint();
    traffic().setPaused(true);
    bench.batch(Array.from({ length: 150 }, () => bench.event('c')));
    paint();
    traffic().setFilter('id:b');
    expect(seqsOf(traffic().rows)).toEqual([2]);
    traffic().setFilter('');
    expect(seqsOf(traffic().rows)).toEqual([1, 2]);
  });
});

it('finds the events of a trace since a frame, the newest first', () => {
  const traced = (traceId?: string) => bench.event('a', undefined, traceId === undefined ? {} : { traceId });
  bench.batch([traced('t'), bench.row(), traced('t'), traced(), traced('other'), traced('t')]);
  const found = streams.events.newest(
    (row) => row.traceId === 't',
    (row) => row.seq < 2,
  );
  expect(seqsOf(found)).toEqual([6, 3]);
  streams.watch(undefined);
});

describe('replies', () => {
  const call = (id: string) =>
    bench.row({ direction: 'out', type: 'execute.command.request', messageId: id });
  const reply = (requestSeq: number, parts = {}) =>
    bench.row({ type: 'execute.command.response', requestSeq, durationMs: 2.9, outcome: 'ok', ...parts });

  it('tells a request which row answered it', () => {
    const request = call('x');
    const other = bench.event('order.placed');
    const answer = reply(request.seq);
    bench.batch([request, other, answer]);
    paint();
    const replies = { answerTo: capture().answerTo };
    expect(capture().answerTo(request.seq)).toMatchObject({
      seq: answer.seq,
      durationMs: 2.9,
      outcome: 'ok',
    });
    expect(relatedSeq(request, replies)).toBe(answer.seq);
    expect(relatedSeq(answer, replies)).toBe(request.seq);
    expect(relatedSeq(other, replies)).toBeUndefined();
  });

  it('prefers the reply that counted to an ignored one', () => {
    const request = call('x');
    bench.batch([request, reply(request.seq, { kind: 'ignored', reason: 'foreign' }), reply(request.seq)]);
    bench.batch([reply(request.seq, { kind: 'ignored', reason: 'repeated' })]);
    paint();
    expect(capture().answerTo(request.seq)).toMatchObject({ seq: 3, ignored: false });
  });

  it('forgets replies of requests that are no longer kept', () => {
    const request = call('x');
    bench.batch([request, reply(request.seq), ...Array.from({ length: 100 }, () => bench.row())]);
    paint();
    expect(capture().answerTo(request.seq)).toBeUndefined();
  });
});

describe('rates', () => {
  it('come from the exact counts, by id and in all, and fall when nothing comes', () => {
    bench.batch([]);
    for (let batch = 0; batch < 30; batch++) {
      bench.changeCounts({ frames: (batch + 1) * 500 });
      bench.batch([bench.event('worker.tick'), bench.event('worker.tick'), bench.event('order.placed')]);
      vi.advanceTimersByTime(100);
    }
    vi.advanceTimersByTime(1_000);
    const { rates } = capture();
    expect(rates.eventsPerSecond).toBe(30);
    expect(rates.byEvent.get('worker.tick')).toBeCloseTo((rates.eventsPerSecond * 2) / 3);
    expect(rates.byChannel.get('root')?.count).toBe(90);
    expect(rates.eventSeries.reduce((sum, count) => sum + count, 0)).toBe(90);
    vi.advanceTimersByTime(5_000);
    expect(capture().rates.eventsPerSecond).toBe(0);
  });

  it('dates what was kept from before by its rows, and calls it no rate', () => {
    const before = Date.now() - 20_000;
    bench.batch(Array.from({ length: 50 }, () => bench.event('a', undefined, { at: before })));
    paint();
    vi.advanceTimersByTime(1_000);
    const { rates } = capture();
    expect(rates.eventsPerSecond).toBe(0);
    expect(rates.eventSeries[60 - 21]).toBe(50);
    expect(capture().counts.events).toBe(50);
  });
});
