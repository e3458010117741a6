import { IconPlugConnectedX } from '@tabler/icons-react';
import { type ReactNode, useState } from 'react';
import { useStore } from 'zustand';
import { Notice } from '../../components';
import { connectTarget, reconnectTarget } from '../../features/targets';
import { chosenTarget, useApp } from '../../stores';

/** Why the chosen target is gone or answers nothing, and the way back. */
export function TargetNotice(): ReactNode {
  const app = useApp();
  const target = useStore(app.targets, chosenTarget);
  const dialogOpen = useStore(app.dialogs, ({ open }) => open !== undefined);
  const [dismissed, setDismissed] = useState<number>();
  const fault = target?.fault;
  if (target === undefined || fault === undefined || dialogOpen || fault.at === dismissed) return null;
  if (target.status === 'connected' || target.status === 'connecting') return null;
  const said = fault.message;
  const unresponsive = target.status === 'unresponsive';
  return (
    <Notice
      tone={unresponsive ? 'warn' : 'error'}
      {...(unresponsive ? {} : { icon: <IconPlugConnectedX size={14} className="err" /> })}
      actions={
        <>
          <button
            type="button"
            className="lnk nw"
            onClick={() => void (unresponsive ? reconnectTarget : connectTarget)(app, target)}
          >
            Connect again
          </button>
          <button
            type="button"
            className="lnk nw"
            onClick={() => app.dock.getState().revealIn({ tab: 'log' })}
          >
            Log
          </button>
          <button
            type="button"
            className="lnk nw"
            onClick={() => app.dialogs.getState().show({ kind: 'edit-target', targetId: target.config.id })}
          >
            Edit…
          </button>
          <button type="button" className="lnk nw" onClick={() => setDismissed(fault.at)}>
            Dismiss
          </button>
        </>
      }
    >
      <b className="b">{target.config.name}</b>
      {said.startsWith(`${target.config.name} `) ? said.slice(target.config.name.length) : `: ${said}`}
    </Notice>
  );
}
