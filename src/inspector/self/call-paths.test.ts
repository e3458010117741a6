import type { CallPath } from '@contract';
import { describe, expect, it } from 'vitest';
import { CallPaths } from './call-paths';
import type { ReportedRecord } from './reported-record';

const request = (at: number, direction: 'in' | 'out', channel: string): ReportedRecord => ({
  kind: 'frame',
  at,
  direction,
  channel,
  reason: '',
  type: 'execute.command.request',
  subject: 'inspector.execute',
  messageId: 'm1',
  text: '{"id":"m1","request":{"callId":"c1"}}',
});
const reply = (at: number, direction: 'in' | 'out', channel: string): ReportedRecord => ({
  kind: 'frame',
  at,
  direction,
  channel,
  reason: '',
  type: 'execute.command.response',
  messageId: 'm2',
  thid: 'm1',
  text: '{}',
});

describe('CallPaths', () => {
  it('tells every hop, whatever the clocks of the registries and the order of their reports', () => {
    const known: CallPath[] = [];
    const paths = new CallPaths('main', (path) => void known.push(path));
    paths.take('main', request(1_000, 'in', 'preload'));
    paths.ended({ callId: 'c1', channel: 'root', peerMs: 5 });
    paths.take('main', reply(1_006, 'out', 'preload'));
    expect(known).toEqual([]);
    // The page's clock is an hour behind.
    paths.take('renderer', request(-3_600_000, 'out', 'preload'));
    paths.take('renderer', reply(-3_599_990, 'in', 'preload'));
    expect(known).toEqual([]);
    paths.take('preload', request(50, 'in', 'renderer'));
    paths.take('preload', request(51, 'out', 'main'));
    paths.take('preload', reply(58, 'in', 'main'));
    paths.take('preload', reply(59, 'out', 'renderer'));
    expect(known).toEqual([
      {
        callId: 'c1',
        hops: [
          { from: 'renderer', to: 'preload', durationMs: 1, basis: 'measured' },
          { from: 'preload', to: 'main', durationMs: 1, basis: 'measured' },
          { from: 'main', to: 'root', basis: 'measured' },
        ],
        insideMs: 5,
        peerMs: 5,
        beyond: 'root',
      },
    ]);
  });

  it('makes nothing up where a report is missing, and forgets such calls', () => {
    const known: CallPath[] = [];
    const paths = new CallPaths('main', (path) => void known.push(path));
    for (let n = 0; n < 5_000; n++) paths.ended({ callId: `x${n}`, channel: 'root', peerMs: 1 });
    paths.take('main', request(1_000, 'in', 'preload'));
    paths.take('main', reply(1_006, 'out', 'preload'));
    paths.ended({ callId: 'c1', channel: 'root', peerMs: 5 });
    paths.take('renderer', request(0, 'out', 'preload'));
    paths.take('renderer', reply(10, 'in', 'preload'));
    expect(known).toEqual([]);
  });
});
