import type { CallRecord } from '@contract';
import { Button } from '@mantine/core';
import type { ReactNode } from 'react';
import { useStore } from 'zustand';
import { useApp } from '../../stores';
import { LateReply } from './FaultBody';
import { showFrames } from './resultActions';
import { Streamed } from './Streamed';

/** A call that the user gave up. */
export function CancelledBody({ call, owner }: { call: CallRecord; owner: string }): ReactNode {
  const app = useApp();
  // The app's own registries tell each other; to a target the plain protocol is spoken, which has no word for it.
  const ofSelf = useStore(app.targets, ({ list }) =>
    list.some(({ config }) => config.id === call.targetId && config.url.startsWith('self:')),
  );
  return (
    <div className="outcome">
      <div className="say">
        <p className="outcome-lead">Waiting for {call.commandId} was given up.</p>
        <p className="t2">
          {ofSelf
            ? `${owner} was told to stop. A reply that still comes is ignored and shown in Traffic as late.`
            : `The link can’t tell ${owner} to stop, so it may finish its work. A reply that still comes is ignored and shown in Traffic as late.`}
        </p>
      </div>
      <div className="row g6 outcome-ways">
        <Button onClick={() => app.requestIntent.getState().ask({ kind: 'execute' })}>Execute again</Button>
        {call.frameSeqs.length === 0 ? null : (
          <Button onClick={() => showFrames(app, call)}>Show frames</Button>
        )}
      </div>
      <Streamed call={call} />
      <LateReply call={call} />
    </div>
  );
}
