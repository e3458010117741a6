import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';
import { describe, expect, it } from 'vitest';
import { peerFault } from '../calls/call-faults';
import { PeerProcesses } from '../targets/peer-processes';
import { EventCounts } from './event-counts';
import { OpenRequests } from './open-requests';
import { SeenEvents } from './seen-events';

setFlagsFromString('--expose-gc');
const collect = runInNewContext('gc') as () => void;
const FRAMES = 100;
const CHARS = 500_000;
/** A text of a megabyte that nothing else shares. */
const long = (frame: number): string => `${frame}-`.padEnd(CHARS, String.fromCharCode(0x4e00 + frame));

function keptBytes(fill: () => unknown): number {
  const before = collectedHeap();
  const kept = fill();
  const bytes = collectedHeap() - before;
  expect(kept).toBeDefined();
  return bytes;
}

function collectedHeap(): number {
  collect();
  collect();
  return process.memoryUsage().heapUsed;
}

describe('ids of a megabyte, a hundred of them', () => {
  it.each<[string, () => unknown]>([
    [
      'requests that wait for their reply',
      () => {
        const requests = new OpenRequests();
        for (let frame = 0; frame < FRAMES; frame++)
          requests.add('a', 'out', long(frame), { seq: frame, at: 0 });
        expect(requests.find('a', 'in', long(7))?.seq).toBe(7);
        expect(requests.find('a', 'in', long(FRAMES))).toBeUndefined();
        return requests;
      },
    ],
    [
      'events that have been seen',
      () => {
        const seen = new SeenEvents();
        for (let frame = 0; frame < FRAMES; frame++) expect(seen.isCopy('a', long(frame), 0)).toBe(false);
        expect(seen.isCopy('a', long(3), 1)).toBe(true);
        return seen;
      },
    ],
    [
      'event ids that are counted',
      () => {
        const counts = new EventCounts();
        for (let frame = 0; frame < FRAMES; frame++) counts.add(long(frame), 1);
        for (let index = 0; index < 1_000; index++) counts.add(`e${index}`, 1);
        for (let frame = 0; frame < FRAMES; frame++) counts.add(`other ${long(frame)}`, 1);
        counts.add(`other ${long(1)}`, 1);
        const { byEvent, otherEventIds, events } = counts.summary();
        expect([Object.keys(byEvent).length, otherEventIds, events]).toEqual([1_000, 200, 1_201]);
        return counts;
      },
    ],
    [
      'error messages',
      () => Array.from({ length: FRAMES }, (_, frame) => peerFault('internal_error', long(frame), undefined)),
    ],
    [
      'processes that report themselves',
      () => {
        const processes = new PeerProcesses();
        for (let frame = 0; frame < FRAMES; frame++)
          processes.take('process.started', { name: long(frame) }, 0);
        processes.take('process.started', { name: 'good', kind: 'worker' }, 0);
        expect(processes.list).toEqual([{ name: 'good', kind: 'worker' }]);
        return processes;
      },
    ],
  ])('are kept short: %s', (_name, fill) => {
    expect(keptBytes(fill)).toBeLessThan(24 * 1024 * 1024);
  });

  it('says how much of a message it leaves out', () => {
    const { message, code } = peerFault('x'.repeat(10_000), long(1), undefined);
    expect(message).toMatch(/… \(483616 more characters: Traffic has the frame\)$/);
    expect(code.length).toBeLessThan(300);
  });

  it('keeps names of every kind apart', () => {
    const counts = new EventCounts();
    for (const id of ['__proto__', 'constructor', 'toString', '']) counts.add(id, 1);
    expect(Object.entries(counts.summary().byEvent)).toEqual([
      ['__proto__', 1],
      ['constructor', 1],
      ['toString', 1],
      ['', 1],
    ]);
  });
});
