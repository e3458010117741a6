import type { ReactNode } from 'react';
import { useStore } from 'zustand';
import { Notice } from '../../components';
import { useApp } from '../../stores';

const names: Readonly<Record<string, string>> = {
  settings: 'The settings',
  targets: 'The targets',
  drafts: 'The drafts',
  history: 'The history',
};

/** Files of the user's that can't be written: which, where, why, and what becomes of what changes. */
export function UnwrittenNotice(): ReactNode {
  const files = useStore(useApp().settings, (state) => state.unwritten);
  return files.map(({ kind, path, reason }) => (
    <Notice key={path} tone="warn">
      <b className="b">{names[kind] ?? `The file of ${kind}`} can’t be saved. </b>
      <span className="wrap-any">
        <span className="mono xs">{path}</span>: {reason}. What changes is kept until the app ends, and saving
        is tried again.
      </span>
    </Notice>
  ));
}
