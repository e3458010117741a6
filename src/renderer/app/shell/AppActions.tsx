import { type ReactNode, useEffect } from 'react';
import { useStore } from 'zustand';
import { connectTarget, disconnectTarget, refreshCommands } from '../../features/targets';
import { chosenTarget, type DockTabId, useAction, useApp } from '../../stores';
import { useColorScheme } from '../../theme';
import { useSidebar } from './useSidebar';

/** What the window itself can do, offered to keys and palette; draws nothing. */
export function AppActions(): ReactNode {
  const app = useApp();
  const { dock, palette, dialogs } = app;
  const { effective } = useColorScheme();
  const target = useStore(app.targets, chosenTarget);
  const linked = target?.status === 'connected' || target?.status === 'unresponsive';
  const [sidebar, setSidebar] = useSidebar();
  const show = (tab: DockTabId) => () => dock.getState().show(tab);

  const name = target?.config.name;
  useEffect(() => {
    document.title = name === undefined ? 'Meshscope' : `${name} - Meshscope`;
  }, [name]);

  useAction('palette', () => palette.getState().show());
  useAction('quickSwitch', () => palette.getState().show('targets'));
  useAction('showEvents', show('events'));
  useAction('showTraffic', show('traffic'));
  useAction('showLog', show('log'));
  useAction('toggleDock', () => dock.getState().setOpen(!dock.getState().open));
  useAction('enlargeDock', () => dock.getState().setEnlarged(!dock.getState().enlarged));
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
