import { IconPlugConnectedX } from '@tabler/icons-react';
import { type ReactNode, useState } from 'react';
import { useStore } from 'zustand';
import { Notice } from '../../components';
import { chosenTarget, useApp } from '../../stores';

/** A process of the chosen mesh that ended by itself, as the peer reports it; newer than what was dismissed. */
export function ProcessNotice(): ReactNode {
  const app = useApp();
  const target = useStore(app.targets, chosenTarget);
  const [dismissedAt, setDismissedAt] = useState(0);
  const since = Math.max(dismissedAt, target?.connectedAt ?? 0);
  const [lost] = (target?.processes ?? [])
    .filter(({ lastExit }) => lastExit !== undefined && lastExit.at > since)
    .sort((a, b) => (b.lastExit?.at ?? 0) - (a.lastExit?.at ?? 0));
  const exit = lost?.lastExit;
  if (target?.status !== 'connected' || lost === undefined || exit === undefined) return null;
  const back = lost.pid !== undefined || lost.threadId !== undefined;
  return (
    <Notice
      tone="error"
      icon={<IconPlugConnectedX size={14} className="err" />}
      actions={
        <>
          <button
            type="button"
            className="lnk nw"
            onClick={() => app.dock.getState().revealIn({ tab: 'log' })}
          >
            Log
          </button>
          <button type="button" className="lnk nw" onClick={() => setDismissedAt(exit.at)}>
            Dismiss
          </button>
        </>
      }
    >
      {target.config.name} lost <b className="b mono">{lost.name}</b>: {exit.label}.
      {back ? ' It was started again.' : ''}
    </Notice>
  );
}
