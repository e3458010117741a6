import type { CallRecord, FrameRow } from '@contract';
import { describe, expect, it } from 'vitest';
import { bracketClass, bracketOf } from './bracketOf';
import { type OutcomeContext, outcomeOf } from './outcomeOf';

const row = (seq: number, parts: Partial<FrameRow> = {}): FrameRow => ({
  seq,
  at: 1_000,
  direction: 'out',
  kind: 'frame',
  channel: 'root',
  sizeBytes: 100,
  ...parts,
});
const request = (seq: number, parts: Partial<FrameRow> = {}) =>
  row(seq, { type: 'execute.command.request', messageId: `m${seq}`, ...parts });
const context = (parts: Partial<OutcomeContext> = {}): OutcomeContext => ({
  rows: [],
  answerTo: () => undefined,
  isCopy: () => false,
  selected: undefined,
  callOf: () => undefined,
  connected: true,
  now: 5_100,
  ...parts,
});
const call = (parts: Partial<CallRecord>): CallRecord => ({
  callId: 'c',
  targetId: 'demo',
  commandId: 'orders.watch',
  requestSizeBytes: 2,
  startedAt: 1_000,
  timeoutMs: 30_000,
  status: 'running',
  frameSeqs: [],
  ...parts,
});

describe('outcomeOf', () => {
  it('says how many rows below the reply stands, as the filter shows them', () => {
    const rows = [request(3), row(5, { type: 'event' }), row(9, { outcome: 'ok' })];
    const answerTo = () => ({ seq: 9, durationMs: 2.9, ignored: false });
    expect(outcomeOf(rows[0] as FrameRow, 0, context({ rows, answerTo }))).toEqual({
      kind: 'answered',
      rowsBelow: 2,
      afterMs: 2.9,
      late: false,
    });
    expect(
      outcomeOf(rows[0] as FrameRow, 0, context({ rows: rows.slice(0, 2), answerTo })),
    ).not.toHaveProperty('rowsBelow');
  });

  it('waits while the call runs, and no longer when it has ended or the link is gone', () => {
    expect(outcomeOf(request(1), 0, context())).toEqual({ kind: 'waiting', sinceMs: 4_100 });
    const ended = call({ status: 'error', fault: { code: 'timeout', message: '', origin: 'here' } });
    expect(outcomeOf(request(1), 0, context({ callOf: () => ended }))).toEqual({
      kind: 'unanswered',
      why: 'timeout',
    });
    expect(outcomeOf(request(1), 0, context({ connected: false }))).toEqual({ kind: 'unanswered' });
    expect(outcomeOf(request(1), 0, context({ now: 40_000 }))).toEqual({ kind: 'unanswered' });
    expect(outcomeOf(request(1), 0, context({ now: 40_000, callOf: () => call({}) })).kind).toBe('waiting');
  });

  it('takes a call that was answered for answered where its reply isn’t kept', () => {
    const answered = { kind: 'answered', late: false };
    const fault = { code: 'not_found', message: '', origin: 'peer' } as const;
    expect(outcomeOf(request(1), 0, context({ callOf: () => call({ status: 'ok' }) }))).toEqual(answered);
    expect(outcomeOf(request(1), 0, context({ callOf: () => call({ status: 'error', fault }) }))).toEqual(
      answered,
    );
  });

  it('keeps codes unchanged and names problems with their reason', () => {
    expect(outcomeOf(row(1, { outcome: 'ok' }), 0, context())).toEqual({ kind: 'ok' });
    expect(outcomeOf(row(1, { outcome: 'error', errorCode: 'internal_error' }), 0, context())).toEqual({
      kind: 'error',
      code: 'internal_error',
    });
    const cut = row(1, { kind: 'violation', reason: 'not JSON: the line ends at byte 71, too early' });
    expect(outcomeOf(cut, 0, context())).toEqual({
      kind: 'problem',
      word: 'malformed',
      detail: 'the line ends at byte 71, too early',
    });
    const extra = request(1, { kind: 'violation', reason: 'unknown key "extra"' });
    expect(outcomeOf(extra, 0, context())).toMatchObject({
      word: 'violation',
      detail: 'unknown key "extra"',
    });
    expect(outcomeOf(row(1, { kind: 'refused', reason: '_x: private' }), 0, context())).toMatchObject({
      word: 'refused',
      detail: '_x: private',
    });
  });

  it('says by how much a reply came too late', () => {
    const late = row(1, { kind: 'ignored', reason: 'late', thid: 'm', durationMs: 30_020 });
    expect(outcomeOf(late, 0, context({ callOf: () => call({}) }))).toEqual({
      kind: 'problem',
      word: 'ignored: late',
      detail: '20\u202fms past its deadline',
    });
    expect(outcomeOf(late, 0, context())).toEqual({ kind: 'problem', word: 'ignored: late' });
  });

  it('marks events of the selected frame’s trace', () => {
    const selected = request(1, { traceId: 't' });
    const event = row(2, { type: 'event', traceId: 't' });
    expect(outcomeOf(event, 1, context({ selected }))).toEqual({ kind: 'same-trace' });
    expect(outcomeOf(event, 1, context({ selected: event }))).toEqual({ kind: 'none' });
    expect(outcomeOf(row(3, { type: 'event' }), 2, context({ selected: request(1) }))).toEqual({
      kind: 'none',
    });
  });
});

it('tells a copy of an event', () => {
  expect(outcomeOf(row(4, { type: 'event' }), 3, context({ isCopy: (seq) => seq === 4 }))).toEqual({
    kind: 'copy',
  });
});

describe('bracket', () => {
  it('runs from the upper half to the lower, whichever is selected', () => {
    expect([2, 3, 4, 5].map((index) => bracketClass(index, bracketOf(3, 5)))).toEqual([
      '',
      'bracket-start',
      'bracket-middle',
      'bracket-end rel',
    ]);
    expect(bracketClass(3, bracketOf(5, 3))).toBe('bracket-start rel');
    expect(bracketOf(3, -1)).toBeUndefined();
  });
});
