import type { ReactNode } from 'react';
import { useStore } from 'zustand';
import { UnlistedIdDialog } from '../../features/commands';
import { TargetDialog } from '../../features/targets';
import { useApp } from '../../stores';
import { ShortcutSheet } from '../keys/ShortcutSheet';
import { SettingsDialog } from '../settings/SettingsDialog';

/** The dialog that is open, one at a time. */
export function Dialogs(): ReactNode {
  const opened = useStore(useApp().dialogs, ({ open }) => open);
  switch (opened?.kind) {
    case undefined:
      return null;
    case 'add-target':
      return <TargetDialog key="add" opened={opened} />;
    case 'edit-target':
      return <TargetDialog key={opened.targetId} opened={opened} />;
    case 'unlisted-id':
      return <UnlistedIdDialog initial={opened.id} />;
    case 'settings':
      return <SettingsDialog at={opened.at} />;
    case 'shortcuts':
      return <ShortcutSheet />;
  }
}
