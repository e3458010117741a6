import type { CallPath } from '@contract';
import { describe, expect, it } from 'vitest';
import { hopPicture } from './hopSegments';

const measured = (from: string, to: string, durationMs?: number) =>
  ({ from, to, basis: 'measured', ...(durationMs === undefined ? {} : { durationMs }) }) as const;

const path = (part: Partial<CallPath>): CallPath => ({
  callId: 'c',
  hops: [],
  insideMs: 0.3,
  peerMs: 2.9,
  ...part,
});

describe('the picture of the hops', () => {
  it('parts what was spent inside from what the peer took', () => {
    const { nodes, segments, peer } = hopPicture(
      path({
        insideMs: 0.1 + 0.2,
        hops: [
          measured('renderer', 'preload', 0.1),
          measured('preload', 'main', 0.2),
          measured('main', 'root'),
        ],
        beyond: 'root',
      }),
    );
    expect(nodes.map(({ name, role }) => `${name} ${role}`)).toEqual([
      'renderer own',
      'preload own',
      'main own',
      'root last',
    ]);
    expect(segments.map(({ kind, ms }) => [kind, ms])).toEqual([
      ['inside', 0.1],
      ['inside', 0.2],
      ['beyond', 2.9],
    ]);
    expect(peer).toBe('root');
  });

  it('shows all that was spent inside, also what no hop took', () => {
    const hops = [measured('renderer', 'main', 0.1), measured('main', 'root')];
    expect(hopPicture(path({ hops, insideMs: 5 })).segments).toEqual([
      { kind: 'inside', ms: 0.1, title: 'renderer to main' },
      { kind: 'inside', ms: 4.9, title: 'in main' },
      { kind: 'beyond', ms: 2.9, title: 'root' },
    ]);
  });

  it('takes what the peer reports out of its time', () => {
    const picture = hopPicture(
      path({
        hops: [measured('main', 'root'), { from: 'root', to: 'orders', durationMs: 0.4, basis: 'reported' }],
      }),
    );
    expect(picture.peer).toBe('root');
    expect(picture.reportedMs).toBe(0.4);
    expect(picture.segments.at(-1)?.ms).toBeCloseTo(2.5);
    expect(picture.nodes.map(({ role }) => role)).toEqual(['own', 'peer', 'last']);
  });

  it('has only the sums where no hop has a time', () => {
    expect(
      hopPicture(path({ hops: [measured('a', 'b'), measured('b', 'c')] })).segments.map(({ ms }) => ms),
    ).toEqual([0.3, 2.9]);
  });
});
