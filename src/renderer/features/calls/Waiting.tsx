import type { CallRecord } from '@contract';
import { Button } from '@mantine/core';
import { type ReactNode, useEffect, useState } from 'react';
import { formatDuration, formatTime, Kbd, Notice } from '../../components';
import { useApp, useKeys } from '../../stores';
import { cancelCall } from './executeCall';
import { Streamed } from './Streamed';
import { TraceEvents } from './TraceEvents';

export interface WaitingProps {
  call: CallRecord;
  /** When the result that stays below was asked for; undefined: there is none. */
  olderAt: number | undefined;
  /** Who is waited for. */
  owner: string;
}

/** A call in flight, counted up ten times a second; the old result stays below. */
export function Waiting({ call, olderAt, owner }: WaitingProps): ReactNode {
  const app = useApp();
  const keys = useKeys('cancel');
  const [now, setNow] = useState(() => Date.now());
  useEffect(() => {
    const timer = setInterval(() => setNow(Date.now()), 100);
    return () => clearInterval(timer);
  }, []);
  const waitedMs = Math.max(0, now - call.startedAt);
  const share = call.timeoutMs === 0 ? 0 : Math.min(1, waitedMs / call.timeoutMs);
  return (
    <div className="waiting" data-testid="waiting">
      <div className="status">
        <span className="big pend" role="status">
          <span className="st wait" />
          Waiting
        </span>
        <span className="b nw">{formatDuration(Math.round(waitedMs / 100) * 100)}</span>
        <span className="t2 el">for {owner}</span>
        <span className="grow" />
        <Button
          size="xs"
          rightSection={keys === undefined ? null : <Kbd keys={keys} />}
          onClick={() => cancelCall(app, call.callId)}
        >
          Cancel
        </Button>
      </div>
      <div className="waiting-bar" aria-hidden>
        <div style={{ width: `${share * 100}%` }} />
      </div>
      <Unreadable call={call} />
      <Streamed call={call} />
      <TraceEvents call={call} />
      {olderAt === undefined ? null : (
        <div className="t2 sm waiting-note">
          The result of {formatTime(olderAt).slice(0, 8)} stays below until this call ends.
        </div>
      )}
    </div>
  );
}

/** Something that says it is the reply came, but isn't taken for one. */
function Unreadable({ call: { unreadableReply } }: { call: CallRecord }): ReactNode {
  const app = useApp();
  if (unreadableReply === undefined) return null;
  const { afterMs, reason, seq } = unreadableReply;
  return (
    <Notice
      tone="warn"
      actions={
        <button
          type="button"
          className="lnk"
          onClick={() => app.dock.getState().revealIn({ tab: 'traffic', seqs: [seq] })}
        >
          Show it
        </button>
      }
    >
      A reply came after {formatDuration(afterMs)} that can’t be read: {reason}. Waiting goes on.
    </Notice>
  );
}
