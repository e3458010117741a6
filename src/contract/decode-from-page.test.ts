import { describe, expect, it } from 'vitest';
import type { FromPage } from './bulk';
import { decodeFromPage } from './decode-from-page';

const messages: readonly FromPage[] = [
  { kind: 'watch', targetId: 'demo', afterSeq: 0, afterLogSeq: -1 },
  { kind: 'unwatch' },
  { kind: 'ack', batchId: 3 },
  { kind: 'clear', targetId: 'demo', what: 'log' },
  { kind: 'read-frames', requestId: 1, targetId: 'demo', seqs: [1, 2] },
  { kind: 'read-result', requestId: 2, callId: 'c' },
  { kind: 'self-records', registry: 'renderer', records: ['{}'] },
];

describe('decodeFromPage', () => {
  it.each(messages)('reads $kind', (message) => {
    expect(decodeFromPage(message)).toEqual(message);
  });

  it.each([
    null,
    'watch',
    [],
    {},
    { kind: 'watch' },
    { kind: 'watch', targetId: 1, afterSeq: 0, afterLogSeq: 0 },
    { kind: 'watch', targetId: 'demo', afterSeq: Number.NaN, afterLogSeq: 0 },
    { kind: 'clear', targetId: 'demo', what: 'all' },
    { kind: 'read-frames', requestId: 1, targetId: 'demo', seqs: ['1'] },
    { kind: 'self-records', registry: 'renderer', records: [{}] },
    { kind: 'shutdown' },
  ])('takes %j for nothing', (value) => {
    expect(decodeFromPage(value)).toBeUndefined();
  });
});
