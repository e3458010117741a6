import type { CallRecord, FrameRow } from '@contract';
import type { ReactNode } from 'react';
import { useStore } from 'zustand';
import { formatCount, formatDuration } from '../../components';
import { useApp } from '../../stores';
import { useStreams } from '../streams';

/** So many are listed; a call that says more of itself says so in a line. */
const MOST = 5;

/** The events of a call's trace that came since it was sent, as far as their emitter tells the trace. */
export function TraceEvents({ call }: { call: CallRecord }): ReactNode {
  const app = useApp();
  const streams = useStreams();
  // Draws anew with each painting of the streams.
  const watched = useStore(streams.capture, ({ targetId }) => targetId);
  useStore(streams.events.store, ({ kept }) => kept);
  const [sent] = call.frameSeqs;
  const traceId = sent === undefined ? undefined : streams.traffic.find(sent)?.traceId;
  if (watched !== call.targetId || sent === undefined || traceId === undefined) return null;
  const events = streams.events.newest(
    (row) => row.traceId === traceId,
    (row) => row.seq < sent,
  );
  if (events.length === 0) return null;
  const shown = events.slice(0, MOST).reverse();
  const earlier = events.length - shown.length;
  return (
    <div className="trace-events">
      {earlier === 0 ? null : (
        <div className="li t3 sm">
          {formatCount(earlier)} earlier {earlier === 1 ? 'event' : 'events'} of the same trace
        </div>
      )}
      {shown.map((row) => (
        <button
          key={row.seq}
          type="button"
          className="li"
          onClick={() => app.dock.getState().revealIn({ tab: 'events', seq: row.seq })}
        >
          <span className="evt row">
            <span className={`st evt${row.direction === 'in' ? ' hollow' : ''}`} />
          </span>
          <span className="mono el">{row.subject}</span>
          <span className="sm t2">same trace</span>
          <span className="meta">+{sinceCall(row, call)}</span>
        </button>
      ))}
    </div>
  );
}

const sinceCall = (row: FrameRow, call: CallRecord): string =>
  formatDuration(Math.max(0, row.at - call.startedAt));
