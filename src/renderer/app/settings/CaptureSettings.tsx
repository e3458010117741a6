import { NumberInput } from '@mantine/core';
import type { ReactNode } from 'react';
import { useStore } from 'zustand';
import { useApp } from '../../stores';
import { SettingRow } from './SettingRow';

const MIB = 1024 * 1024;
const DEFAULT_CAPTURE_MIB = 16;
const DEFAULT_HISTORY = 1000;

/** How much is kept of frames and calls. */
export function CaptureSettings(): ReactNode {
  const { settings, change } = useStore(useApp().settings);
  return (
    <>
      <SettingRow label="Frames kept per target" hint="The oldest go first; counts and rates stay exact.">
        <NumberInput
          aria-label="Frames kept per target, in MiB"
          className="limit-input"
          min={1}
          max={4096}
          hideControls
          suffix=" MiB"
          value={(settings.captureLimitBytes ?? DEFAULT_CAPTURE_MIB * MIB) / MIB}
          onChange={(value) => {
            if (typeof value === 'number' && value >= 1)
              change({ captureLimitBytes: Math.round(value * MIB) });
          }}
        />
      </SettingRow>
      <SettingRow label="Calls kept in the history">
        <NumberInput
          aria-label="Calls kept in the history"
          className="limit-input"
          min={1}
          max={1_000_000}
          hideControls
          thousandSeparator=","
          value={settings.historyLimit ?? DEFAULT_HISTORY}
          onChange={(value) => {
            if (typeof value === 'number' && value >= 1) change({ historyLimit: Math.round(value) });
          }}
        />
      </SettingRow>
    </>
  );
}
