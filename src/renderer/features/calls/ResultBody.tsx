import type { CallRecord } from '@contract';
import { type ReactNode, useMemo } from 'react';
import { useStore } from 'zustand';
import { checkRequest } from '../../components';
import { chosenTarget, useApp } from '../../stores';
import { CancelledBody } from './CancelledBody';
import { EditedNotice } from './EditedNotice';
import { FaultBody } from './FaultBody';
import { Hops } from './Hops';
import { ResultStatus } from './ResultStatus';
import { ResultValue } from './ResultValue';
import { useShownCall } from './useShownCall';
import { Waiting } from './Waiting';

export interface ResultBodyProps {
  targetId: string;
  commandId: string;
  onShowHistory: () => void;
}

/** The Result tab: the call that waits, and the last result. */
export function ResultBody({ targetId, commandId, onShowHistory }: ResultBodyProps): ReactNode {
  const app = useApp();
  const { call, waiting } = useShownCall(targetId, commandId);
  const target = useStore(app.targets, chosenTarget);
  const command = useStore(app.commands, ({ byTarget }) =>
    byTarget[targetId]?.find(({ id }) => id === commandId),
  );
  const peer = target?.channel ?? target?.config.name ?? 'the peer';
  const owner = command?.channel ?? peer;
  return (
    <div className="result-body">
      {waiting === undefined ? null : <Waiting call={waiting} olderAt={call?.startedAt} owner={owner} />}
      {call === undefined ? (
        waiting === undefined ? (
          <p className="t3 pane-note">Not called yet. The result and its frames will be shown here.</p>
        ) : null
      ) : (
        <>
          <ResultStatus call={call} />
          {call.path === undefined ? <div className="hair" /> : <Hops path={call.path} />}
          <Outcome call={call} schema={command?.schema?.request} {...{ peer, owner, onShowHistory }} />
          <EditedNotice call={call} />
        </>
      )}
    </div>
  );
}

interface OutcomeProps {
  call: CallRecord;
  schema: unknown;
  peer: string;
  owner: string;
  onShowHistory: () => void;
}

function Outcome({ call, schema, ...way }: OutcomeProps): ReactNode {
  const refused = call.fault?.code === 'invalid_request';
  const passes = useMemo(
    () =>
      refused && schema !== undefined
        ? checkRequest(schema, call.requestText).problems.length === 0
        : undefined,
    [refused, schema, call.requestText],
  );
  switch (call.status) {
    case 'running':
      return null;
    case 'ok':
      return <ResultValue call={call} />;
    case 'cancelled':
      return <CancelledBody call={call} owner={way.owner} />;
    case 'error':
      return call.fault === undefined ? null : (
        <FaultBody call={call} fault={call.fault} passes={passes} {...way} />
      );
  }
}
