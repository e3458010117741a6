import type { CallRecord, FrameDetail } from '@contract';
import { Button } from '@mantine/core';
import { type ReactNode, useEffect, useMemo, useState } from 'react';
import { formatBytes, JsonTree, Notice } from '../../components';
import { errorText, useApp } from '../../stores';
import { sizeOf } from './jsonText';
import { showFrames } from './resultActions';

/** The frames that carried a call, each with its text. */
export function FrameList({ call }: { call: CallRecord }): ReactNode {
  const app = useApp();
  const { targetId, frameSeqs } = call;
  const [frames, setFrames] = useState<readonly FrameDetail[]>();
  const [problem, setProblem] = useState<string>();
  const seqs = useMemo(() => frameSeqs.join(' '), [frameSeqs]);
  useEffect(() => {
    if (seqs === '') return;
    let gone = false;
    app.bulk.readFrames(targetId, seqs.split(' ').map(Number)).then(
      (read) => {
        if (!gone) setFrames(read);
      },
      (error: unknown) => {
        if (!gone) setProblem(errorText(error));
      },
    );
    return () => {
      gone = true;
    };
  }, [app, targetId, seqs]);
  const running = call.status === 'running';
  if (seqs === '') {
    const yet = running ? ' yet' : '';
    return <p className="t3 pane-note">No frame of this call was captured{yet}.</p>;
  }
  if (problem !== undefined) return <Notice tone="error">{problem}</Notice>;
  return (
    <div className="frame-list">
      {frames?.map((frame, at) => (
        <Frame key={frame.seq} frame={frame} reply={at > 0} />
      ))}
      {running ? (
        <p className="row g6 pend sm pane-note">
          <span className="st wait" />
          Waiting for the reply.
        </p>
      ) : null}
      <div className="row g6 frame-ways">
        <Button size="xs" onClick={() => showFrames(app, call)}>
          Show in Traffic
        </Button>
      </div>
    </div>
  );
}

function Frame({ frame: { seq, text }, reply }: { frame: FrameDetail; reply: boolean }): ReactNode {
  return (
    <section aria-label={reply ? 'Reply' : 'Request'} className="frame">
      <div className="row g8 frame-head">
        <b className="b">{reply ? '↓ Reply' : '↑ Request'}</b>
        <span className="t3 xs">frame {seq}</span>
        <span className="grow" />
        {text === undefined ? null : <span className="t3 xs">{formatBytes(sizeOf(text))}</span>}
      </div>
      {text === undefined ? (
        <p className="t3 pane-note">No longer kept: the limit threw it away.</p>
      ) : (
        <JsonTree text={text} label={reply ? 'Reply frame' : 'Request frame'} maxRows={16} bare />
      )}
    </section>
  );
}
