import type { CallRecord } from '@contract';
import type { ReactNode } from 'react';
import { formatBytes, formatDuration, formatTime, formatTimeTitle, StatusMark } from '../../components';
import { hopCount, outcomeOf, outcomeWord } from './outcome';
import { spokenDuration } from './spokenDuration';

const tones = { ok: 'ok', error: 'err', cancelled: 'pend', running: 'pend' } as const;

/** How the call went, how long it took, over how many hops, how large, and when. */
export function ResultStatus({ call }: { call: CallRecord }): ReactNode {
  const { status, durationMs, resultSizeBytes, startedAt, fault } = call;
  const hops = hopCount(call);
  const spoken = [
    call.commandId,
    outcomeWord(call),
    ...(durationMs === undefined ? [] : [spokenDuration(durationMs)]),
    ...(hops === undefined ? [] : [hops]),
  ].join(', ');
  return (
    <div
      className="status"
      role="status"
      aria-label={spoken}
      data-call={call.callId}
      data-started-at={startedAt}
    >
      <span className={`big ${tones[status]}`} aria-hidden>
        <StatusMark outcome={outcomeOf(call)} decorative />
        {fault === undefined || status !== 'error' ? (
          outcomeWord(call)
        ) : (
          <span className="mono" data-testid="result-error-code">
            {fault.code}
          </span>
        )}
      </span>
      {durationMs === undefined ? null : <span className="b nw">{formatDuration(durationMs)}</span>}
      {hops === undefined ? null : <span className="t2 nw">{hops}</span>}
      {status === 'cancelled' ? <span className="t2 nw">by you</span> : null}
      {resultSizeBytes === undefined || status !== 'ok' ? null : (
        <span className="t2 nw">{formatBytes(resultSizeBytes)}</span>
      )}
      <span className="grow" />
      <span className="t3 nw" title={formatTimeTitle(startedAt)}>
        {formatTime(startedAt)}
      </span>
    </div>
  );
}
