import type { CallFault, CallRecord } from '@contract';
import { Button } from '@mantine/core';
import { IconClockX } from '@tabler/icons-react';
import type { ReactNode } from 'react';
import { formatBytes, formatDuration, Tag } from '../../components';
import { callsOf, useApp } from '../../stores';
import { formatDeadline } from './deadline';
import { type FaultWords, faultWords } from './faultWords';
import { showFrames } from './resultActions';
import { Streamed } from './Streamed';

export interface FaultBodyProps {
  call: CallRecord;
  fault: CallFault;
  /** The registry that is spoken to. */
  peer: string;
  /** The channel that owns the command. */
  owner: string;
  /** The request passes the check by the schema that was listed; undefined: there is none. */
  passes: boolean | undefined;
  onShowHistory: () => void;
}

/** What went wrong, where, and what to do. */
export function FaultBody({ call, fault, peer, owner, passes, onShowHistory }: FaultBodyProps): ReactNode {
  const app = useApp();
  const others =
    fault.code === 'channel_disconnected'
      ? strandedWith(callsOf(app.calls.getState(), call.targetId), call)
      : 0;
  const words = faultWords({ call, fault, peer, owner, passes, others });
  const { path } = fault;
  const longer = call.timeoutMs * 4;
  return (
    <div className="outcome">
      <div className="say">
        <p className="outcome-lead">{words.lead}</p>
        {words.quote === undefined ? null : <pre className="code mono outcome-quote">{words.quote}</pre>}
        <Advice words={words} path={path} />
      </div>
      <div className="row g6 outcome-ways">
        {path === undefined ? null : (
          <Button onClick={() => app.requestIntent.getState().ask({ kind: 'field', path })}>
            Go to the field
          </Button>
        )}
        {fault.code === 'timeout' && fault.origin === 'here' ? (
          <Button onClick={() => app.requestIntent.getState().ask({ kind: 'execute', timeoutMs: longer })}>
            Execute with {formatDeadline(longer)}
          </Button>
        ) : null}
        {call.frameSeqs.length === 0 ? null : (
          <Button onClick={() => showFrames(app, call)}>Show frames</Button>
        )}
        {others === 0 ? null : (
          <Button onClick={onShowHistory}>
            {others === 1 ? 'Show the other call' : `Show the other ${others} calls`}
          </Button>
        )}
      </div>
      <Streamed call={call} />
      <LateReply call={call} />
    </div>
  );
}

function Advice({ words, path }: { words: FaultWords; path: string | undefined }): ReactNode {
  const app = useApp();
  if (path === undefined) return words.advice === undefined ? null : <p className="t2">{words.advice}</p>;
  return (
    <p className="t2">
      Correct{' '}
      <button
        type="button"
        className="lnk mono"
        onClick={() => app.requestIntent.getState().ask({ kind: 'field', path })}
      >
        {path.slice(1).replaceAll('/', '.') || 'the request'}
      </button>
      , then execute again. {words.advice}
    </p>
  );
}

/** A reply that came after the call had ended. */
export function LateReply({ call }: { call: CallRecord }): ReactNode {
  const app = useApp();
  const { lateReply: late } = call;
  if (late === undefined) return null;
  return (
    <div className="row g6 sm t2 late-reply">
      <Tag tone="warn" icon={<IconClockX size={12} />}>
        late
      </Tag>
      reply came at {formatDuration(late.afterMs)}, {formatBytes(late.sizeBytes)}, ignored.
      <button
        type="button"
        className="lnk"
        onClick={() => app.dock.getState().revealIn({ tab: 'traffic', seqs: [late.seq] })}
      >
        Show it
      </button>
    </div>
  );
}

/** Other calls of the target that the same closed channel ended. */
function strandedWith(
  calls: readonly CallRecord[],
  { callId, startedAt, durationMs = 0 }: CallRecord,
): number {
  const endedAt = startedAt + durationMs;
  return calls.filter(
    (other) =>
      other.callId !== callId &&
      other.fault?.code === 'channel_disconnected' &&
      Math.abs(other.startedAt + (other.durationMs ?? 0) - endedAt) < 250,
  ).length;
}
