import type { CallRecord } from '@contract';
import { Button } from '@mantine/core';
import type { ReactNode } from 'react';
import { useApp } from '../../stores';
import { LateReply } from './FaultBody';
import { showFrames } from './resultActions';

/** A call that the user gave up. */
export function CancelledBody({ call, owner }: { call: CallRecord; owner: string }): ReactNode {
  const app = useApp();
  return (
    <div className="outcome">
      <div className="say">
        <p className="outcome-lead">Waiting for {call.commandId} was given up.</p>
        <p className="t2">
          The link can’t tell {owner} to stop, so it may finish its work. A reply that still comes is ignored
          and shown in Traffic as late.
        </p>
      </div>
      <div className="row g6 outcome-ways">
        <Button onClick={() => app.requestIntent.getState().ask({ kind: 'execute' })}>Execute again</Button>
        {call.frameSeqs.length === 0 ? null : (
          <Button onClick={() => showFrames(app, call)}>Show frames</Button>
        )}
      </div>
      <LateReply call={call} />
    </div>
  );
}
