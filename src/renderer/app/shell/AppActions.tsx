import { type ReactNode, useEffect, useState } from 'react';
import { useStore } from 'zustand';
import { connectTarget, disconnectTarget, refreshCommands } from '../../features/targets';
import { chosenTarget, type DockTabId, useAction, useApp } from '../../stores';
import { useColorScheme } from '../../theme';
import { DockFocus } from '../dock/DockFocus';
import { useSidebar } from './useSidebar';

/** What the window itself can do, offered to keys and palette; draws nothing. */
export function AppActions(): ReactNode {
  const app = useApp();
  const { dock, palette, dialogs } = app;
  const { effective } = useColorScheme();
  const target = useStore(app.targets, chosenTarget);
  const linked = target?.status === 'connected' || target?.status === 'unresponsive';
  const [sidebar, setSidebar] = useSidebar();
  const [dockFocus] = useState(() => new DockFocus());
  const show = (tab: DockTabId) => () => {
    dock.getState().show(tab);
    dockFocus.enter();
  };

  const name = target?.config.name;
  useEffect(() => {
    document.title = name === undefined ? 'Meshscope' : `${name} - Meshscope`;
  }, [name]);

  useAction('palette', () => palette.getState().show());
  useAction('quickSwitch', () => palette.getState().show('targets'));
  useAction('showEvents', show('events'));
  useAction('showTraffic', show('traffic'));
  useAction('showLog', show('log'));
  useAction('toggleDock', () => {
    const { open, setOpen } = dock.getState();
    if (open && dockFocus.inside) dockFocus.leave();
    setOpen(!open);
  });
  useAction('enlargeDock', () => {
    const { enlarged, short, setEnlarged } = dock.getState();
    if (short) return void app.actions.run('toggleDock');
    setEnlarged(!enlarged);
    // Enlarged, it hides what had the focus.
    if (enlarged) dockFocus.leave();
    else if (!dockFocus.inside) dockFocus.enter();
  });
  useAction('toggleSidebar', () => setSidebar(!sidebar));
  useAction('openSidebar', () => setSidebar(true));
  useAction('toggleTheme', () =>
    app.settings.getState().change({ theme: effective === 'light' ? 'dark' : 'light' }),
  );
  useAction('addTarget', () => dialogs.getState().show({ kind: 'add-target' }));
  useAction('settings', () => dialogs.getState().show({ kind: 'settings' }));
  useAction('shortcuts', () => dialogs.getState().show({ kind: 'shortcuts' }));
  useAction('connect', target === undefined || linked ? undefined : () => void connectTarget(app, target));
  useAction(
    'disconnect',
    target !== undefined && linked ? () => void disconnectTarget(app, target) : undefined,
  );
  useAction(
    'refreshCommands',
    target !== undefined && linked ? () => void refreshCommands(app, target) : undefined,
  );
  return null;
}
