import type { CallPath, Hop } from '@contract';
import { Fragment, type ReactNode } from 'react';
import { formatDuration } from '../../components';
import { hopPicture, type Segment } from './hopSegments';

const segmentClass: Record<Segment['kind'], string> = { inside: '', wire: 'm', beyond: 'h' };
const nodeClass = { own: 't3', peer: '', last: 'b' } as const;

/** The registries that a call went through, with the time of each stretch, as far as somebody reports it. */
export function Hops({ path }: { path: CallPath }): ReactNode {
  if (path.hops.length === 0) return null;
  const { nodes, segments, insideMs, reportedMs, peerMs, peer } = hopPicture(path);
  return (
    <div className="hops">
      <div className="hopline">
        {nodes.map(({ name, role }, at) => {
          const hop = path.hops[at];
          return (
            <Fragment key={`${at} ${name}`}>
              <span className={`nd ${nodeClass[role]}`}>{name}</span>
              {hop === undefined ? null : (
                <span
                  className={`eg${hop.basis === 'reported' ? ' rep' : ''}`}
                  title={hop.basis === 'reported' ? `reported by ${hop.from}` : 'measured here'}
                >
                  <i>{hopTime(hop)}</i>
                </span>
              )}
            </Fragment>
          );
        })}
        <span className="sm acc nw hop-tail">
          {peer} {formatDuration(peerMs)}
        </span>
      </div>
      <div className="pbar" aria-hidden>
        {segments.map(({ kind, ms, title }, at) => (
          // The segments of one path never move.
          <span key={at} className={segmentClass[kind]} style={{ flex: Math.max(ms, 0.001) }} title={title} />
        ))}
      </div>
      <div className="row xs t3 hop-legend">
        <span>inside Meshscope {formatDuration(insideMs)}</span>
        {reportedMs === undefined ? null : <span>≈ {formatDuration(reportedMs)} reported by the peer</span>}
        {path.beyond === undefined ? null : <span>beyond {path.beyond}: not visible</span>}
        <span>
          {peer} {formatDuration(peerMs)}
        </span>
      </div>
    </div>
  );
}

/** A page's clock goes in steps of 100 µs: a hop shorter than one can't be told from none. */
const CLOCK_STEP_MS = 0.1;

function hopTime({ durationMs, basis }: Hop): string {
  if (durationMs === undefined) return '';
  if (basis === 'reported') return `≈ ${formatDuration(durationMs)}`;
  return durationMs < CLOCK_STEP_MS ? `<\u202f${formatDuration(CLOCK_STEP_MS)}` : formatDuration(durationMs);
}
