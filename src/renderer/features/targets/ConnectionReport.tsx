import type { ConnectionStep, TargetState } from '@contract';
import { IconCheck, IconCircleDashed, IconX } from '@tabler/icons-react';
import type { ReactNode } from 'react';
import { formatDuration, formatTime } from '../../components';
import { connectionDuration, connectionSummary, stepNames } from './connectionSteps';
import { FaultDetail } from './FaultDetail';

export interface ConnectionReportProps {
  target: TargetState;
  onWaitLonger: (listTimeoutMs: number) => void;
  onConnectAnyway: () => void;
}

/** The steps of connecting with their times, and what is known where one failed. */
export function ConnectionReport({ target, ...way }: ConnectionReportProps): ReactNode {
  const { steps, status, connectStartedAt, fault } = target;
  const summary = connectionSummary(target);
  if (steps.length === 0 && fault === undefined) return null;
  const bad = status === 'failed' || steps.some(({ state }) => state === 'failed');
  return (
    <section aria-label="Connection" className="connection">
      <div className="row g8 connection-head">
        <b className="b">Connection</b>
        <span className={bad ? 'err' : status === 'connected' ? 'ok' : 'pend'} role="status">
          {summary}
        </span>
        <span className="grow" />
        {connectStartedAt === undefined ? null : (
          <span className="t3 sm">
            {formatTime(connectStartedAt).slice(0, 8)}, {formatDuration(connectionDuration(target))}
          </span>
        )}
      </div>
      <div className="connection-steps">
        {steps.map((step) => (
          <Step key={step.step} step={step} />
        ))}
        {fault === undefined || status === 'connected' ? null : (
          <FaultDetail target={target} fault={fault} {...way} />
        )}
      </div>
    </section>
  );
}

const marks: Record<ConnectionStep['state'], ReactNode> = {
  ok: <IconCheck size={16} className="ok" aria-label="done" />,
  failed: <IconX size={16} className="err" aria-label="failed" />,
  running: <span className="st wait step-ring" role="img" aria-label="running" />,
  pending: <IconCircleDashed size={16} className="t3" aria-label="not yet" />,
};

function Step({ step }: { step: ConnectionStep }): ReactNode {
  const failed = step.state === 'failed';
  return (
    <div className="step">
      <span className="step-mark">{marks[step.state]}</span>
      <span className={failed ? 'b' : step.state === 'pending' ? 't3' : ''}>{stepNames[step.step]}</span>
      <span className={failed ? 'err wrap-any' : 't2 el'} title={step.detail}>
        {step.detail}
      </span>
      <span className="num t2">{step.durationMs === undefined ? '' : formatDuration(step.durationMs)}</span>
    </div>
  );
}
