import type { ReactNode } from 'react';

export interface SettingRowProps {
  label: string;
  /** What it does, where the label doesn't say it. */
  hint?: string;
  children: ReactNode;
}

/** One setting: its name at the left, its control at the right. */
export function SettingRow({ label, hint, children }: SettingRowProps): ReactNode {
  return (
    <div className="setting">
      <div>
        <div>{label}</div>
        {hint === undefined ? null : <div className="t3 sm">{hint}</div>}
      </div>
      <div className="row g6">{children}</div>
    </div>
  );
}
