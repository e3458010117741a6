import type { TargetState } from '@contract';
import type { ReactNode } from 'react';

/** What a target's row has no room for: its URL, its process, and the processes that the peer reports. */
export function TargetTooltip({ target }: { target: TargetState }): ReactNode {
  const { config, pid, channel, fault, processes = [] } = target;
  return (
    <div className="target-tip">
      <div className="mono wrap-any">{config.url}</div>
      {config.cwd === undefined ? null : <div className="wrap-any">in {config.cwd}</div>}
      {pid === undefined ? null : <div>process {pid}</div>}
      {channel === undefined ? null : <div>linked as {channel}</div>}
      {processes.map(({ name, kind, pid: own, threadId, restarts }) => (
        <div key={name}>
          <span className="mono">{name}</span> {kind}
          {own === undefined ? '' : ` ${own}`}
          {threadId === undefined ? '' : `, thread ${threadId}`}
          {restarts === undefined || restarts === 0 ? '' : `, restarted ${restarts}×`}
        </div>
      ))}
      {fault === undefined ? null : <div className="wrap-any">{fault.message}</div>}
    </div>
  );
}
