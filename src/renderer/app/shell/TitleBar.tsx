import {
  IconLayoutBottombar,
  IconLayoutSidebar,
  IconMoon,
  IconSearch,
  IconSettings,
  IconSun,
} from '@tabler/icons-react';
import type { ReactNode } from 'react';
import { useStore } from 'zustand';
import { IconButton, Kbd } from '../../components';
import { type ActionId, useApp, useKeys } from '../../stores';
import { useColorScheme } from '../../theme';
import { TargetSwitcher } from './TargetSwitcher';
import { useSidebar } from './useSidebar';
import { WindowButtons } from './WindowButtons';

/** Sidebar, target, search, dock, theme, settings, and the window's own buttons where the page draws them. */
export function TitleBar({ narrow }: { narrow: boolean }): ReactNode {
  const app = useApp();
  const [sidebar] = useSidebar();
  const dockOpen = useStore(app.dock, ({ open }) => open);
  const { effective } = useColorScheme();
  const { windowControls } = app.platform;
  return (
    <header
      className={`title${windowControls === undefined ? '' : ' framed'}${narrow ? ' narrow-title' : ''}`}
    >
      <div className="row g4">
        <BarButton action="toggleSidebar" label="Sidebar" pressed={sidebar}>
          <IconLayoutSidebar size={16} stroke={1.6} />
        </BarButton>
        <TargetSwitcher />
        {narrow ? <ChosenCommand /> : null}
      </div>
      {narrow ? null : <Omni />}
      <div className="row rt">
        {narrow ? (
          <BarButton action="palette" label="Find a command, target or action">
            <IconSearch size={16} stroke={1.6} />
          </BarButton>
        ) : null}
        <BarButton action="toggleDock" label="Dock" pressed={dockOpen}>
          <IconLayoutBottombar size={16} stroke={1.6} />
        </BarButton>
        <BarButton action="toggleTheme" label={effective === 'light' ? 'Switch to dark' : 'Switch to light'}>
          {effective === 'light' ? <IconSun size={16} stroke={1.6} /> : <IconMoon size={16} stroke={1.6} />}
        </BarButton>
        <BarButton action="settings" label="Settings">
          <IconSettings size={16} stroke={1.6} />
        </BarButton>
        {windowControls === undefined ? null : <WindowButtons controls={windowControls} />}
      </div>
    </header>
  );
}

interface BarButtonProps {
  action: ActionId;
  label: string;
  pressed?: boolean;
  children: ReactNode;
}

function BarButton({ action, label, pressed, children }: BarButtonProps): ReactNode {
  const { actions } = useApp();
  const keys = useKeys(action);
  return (
    <IconButton
      label={label}
      keys={keys === undefined ? null : <Kbd keys={keys} />}
      onClick={() => actions.run(action)}
      {...(pressed === undefined ? {} : { pressed })}
    >
      {children}
    </IconButton>
  );
}

function Omni(): ReactNode {
  const { actions } = useApp();
  const keys = useKeys('palette');
  return (
    <button type="button" className="row omni" onClick={() => actions.run('palette')}>
      <IconSearch size={14} />
      <span className="grow el">Command, target or action</span>
      {keys === undefined ? null : <Kbd keys={keys} />}
    </button>
  );
}

function ChosenCommand(): ReactNode {
  const app = useApp();
  const targetId = useStore(app.targets, ({ chosenId }) => chosenId) ?? '';
  const commandId = useStore(app.commands, ({ chosen }) => chosen[targetId]);
  if (commandId === undefined) return null;
  return (
    <button
      type="button"
      className="row switcher"
      aria-label={`Command ${commandId}, choose another`}
      onClick={() => app.palette.getState().show('commands')}
    >
      <span className="mono el">{commandId}</span>
    </button>
  );
}
