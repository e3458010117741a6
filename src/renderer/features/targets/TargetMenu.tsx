import type { TargetState } from '@contract';
import { Menu } from '@mantine/core';
import type { ReactNode } from 'react';
import { useApp } from '../../stores';
import {
  connectTarget,
  disconnectTarget,
  duplicateTarget,
  reconnectTarget,
  refreshCommands,
  removeTarget,
} from './targetActions';

/** What can be done with a target. */
export function TargetMenu({ target }: { target: TargetState }): ReactNode {
  const app = useApp();
  const linked = target.status === 'connected' || target.status === 'unresponsive';
  const waiting = target.status === 'connecting';
  return (
    <>
      {linked || waiting ? (
        <Menu.Item onClick={() => void disconnectTarget(app, target)}>
          {waiting ? 'Stop connecting' : 'Disconnect'}
        </Menu.Item>
      ) : (
        <Menu.Item onClick={() => void connectTarget(app, target)}>Connect</Menu.Item>
      )}
      {target.status === 'failed' && target.pid !== undefined ? (
        <Menu.Item onClick={() => void disconnectTarget(app, target)}>Stop its program</Menu.Item>
      ) : null}
      <Menu.Item disabled={!linked} onClick={() => void reconnectTarget(app, target)}>
        Connect again
      </Menu.Item>
      <Menu.Item disabled={!linked} onClick={() => void refreshCommands(app, target)}>
        Read the commands again
      </Menu.Item>
      <Menu.Divider />
      <Menu.Item
        onClick={() => app.dialogs.getState().show({ kind: 'edit-target', targetId: target.config.id })}
      >
        Edit…
      </Menu.Item>
      <Menu.Item onClick={() => void duplicateTarget(app, target)}>Duplicate</Menu.Item>
      <Menu.Item onClick={() => void app.platform.copyText(target.config.url)}>Copy URL</Menu.Item>
      <Menu.Divider />
      <Menu.Item onClick={() => void removeTarget(app, target)}>Remove</Menu.Item>
    </>
  );
}
