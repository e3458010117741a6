import { Tabs } from '@mantine/core';
import { IconX } from '@tabler/icons-react';
import type { ReactNode } from 'react';
import { IconButton, Kbd } from '../../components';
import { Dialog } from '../../features/overlay';
import { useApp } from '../../stores';
import { AboutSettings } from './AboutSettings';
import { CaptureSettings } from './CaptureSettings';
import { GeneralSettings } from './GeneralSettings';
import { KeySettings } from './KeySettings';

export interface SettingsDialogProps {
  /** The tab that opens first. */
  at?: 'general' | 'keys' | 'capture' | undefined;
}

/** Theme, deadlines, limits, keys, and what this installation is. Changes are in effect at once. */
export function SettingsDialog({ at = 'general' }: SettingsDialogProps): ReactNode {
  const app = useApp();
  const close = (): void => app.dialogs.getState().close();
  return (
    <Dialog label="Settings" width={680} top={64} onClose={close}>
      <div className="row g8 dialog-head">
        <b className="b">Settings</b>
        <span className="grow" />
        <IconButton label="Close" keys={<Kbd keys="Esc" />} onClick={close}>
          <IconX size={16} />
        </IconButton>
      </div>
      <Tabs defaultValue={at} className="settings" data-autofocus tabIndex={-1}>
        <Tabs.List>
          <Tabs.Tab value="general">General</Tabs.Tab>
          <Tabs.Tab value="capture">Capture</Tabs.Tab>
          <Tabs.Tab value="keys">Keys</Tabs.Tab>
          <Tabs.Tab value="about">About</Tabs.Tab>
        </Tabs.List>
        <Tabs.Panel value="general" className="settings-panel">
          <GeneralSettings />
        </Tabs.Panel>
        <Tabs.Panel value="capture" className="settings-panel">
          <CaptureSettings />
        </Tabs.Panel>
        <Tabs.Panel value="keys" className="settings-panel">
          <KeySettings />
        </Tabs.Panel>
        <Tabs.Panel value="about" className="settings-panel">
          <AboutSettings />
        </Tabs.Panel>
      </Tabs>
    </Dialog>
  );
}
