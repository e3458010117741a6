import { Button, SegmentedControl } from '@mantine/core';
import type { ReactNode } from 'react';
import { useStore } from 'zustand';
import { DEFAULT_DEADLINE_MS, DeadlineInput } from '../../features/calls';
import { useApp } from '../../stores';
import { SettingRow } from './SettingRow';

/** Theme, the deadline of calls, the sizes of the window. */
export function GeneralSettings(): ReactNode {
  const app = useApp();
  const { settings, change } = useStore(app.settings);
  const deadlines = settings.deadlines ?? {};
  const own = Object.keys(deadlines).filter((key) => key !== '*').length;
  return (
    <>
      <SettingRow label="Theme">
        <SegmentedControl
          aria-label="Theme"
          value={settings.theme ?? 'system'}
          onChange={(theme) => {
            if (theme === 'light' || theme === 'dark' || theme === 'system') change({ theme });
          }}
          data={[
            { value: 'light', label: 'Light' },
            { value: 'dark', label: 'Dark' },
            { value: 'system', label: 'System' },
          ]}
        />
      </SettingRow>
      <SettingRow
        label="Deadline of calls"
        hint="Unless the command has its own; 0 or never waits without end."
      >
        <DeadlineInput
          ms={deadlines['*'] ?? DEFAULT_DEADLINE_MS}
          onChange={(ms) => change({ deadlines: { ...deadlines, '*': ms } })}
        />
      </SettingRow>
      {own === 0 ? null : (
        <SettingRow label={`Deadlines of single commands: ${own}`}>
          <Button
            size="xs"
            onClick={() => change({ deadlines: deadlines['*'] === undefined ? {} : { '*': deadlines['*'] } })}
          >
            Use the deadline above
          </Button>
        </SettingRow>
      )}
      <SettingRow label="Sizes and what is open">
        <Button size="xs" onClick={() => change({ layout: {} })}>
          Back to the defaults
        </Button>
      </SettingRow>
    </>
  );
}
