import { expect, it } from 'vitest';
import { isFromPage } from './is-from-page';

it('takes what a page may say', () => {
  for (const message of [
    { kind: 'watch', targetId: 'a', afterSeq: 0, afterLogSeq: 0 },
    { kind: 'watch-log', targetId: 'a' },
    { kind: 'unwatch' },
    { kind: 'ack', batchId: 1 },
    { kind: 'clear', targetId: 'a', what: 'log' },
    { kind: 'read-frames', requestId: 1, targetId: 'a', seqs: [1, 2] },
    { kind: 'read-result', requestId: 1, callId: 'c' },
    { kind: 'self-records', registry: 'renderer', records: ['{}'] },
  ]) {
    expect(isFromPage(message)).toBe(true);
  }
});

it('takes nothing else', () => {
  for (const message of [
    null,
    'watch',
    { kind: 'batch' },
    { kind: 'watch', targetId: 5 },
    { kind: 'read-frames', requestId: 1, targetId: 'a', seqs: ['1'] },
    { kind: 'read-frames', requestId: 1, targetId: 'a', seqs: [-1] },
    { kind: 'self-records', registry: 'renderer', records: [{}] },
  ]) {
    expect(isFromPage(message)).toBe(false);
  }
});
