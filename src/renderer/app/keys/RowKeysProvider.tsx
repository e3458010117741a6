import { type ReactNode, useCallback } from 'react';
import { type KeyStroke, RowKeys } from '../../components';
import { pressedShortcut, useApp } from '../../stores';

/** Lets lists and trees move by the keys that the user set. */
export function RowKeysProvider({ children }: { children: ReactNode }): ReactNode {
  const { settings } = useApp();
  const step = useCallback(
    (event: KeyStroke) => {
      const { keys } = settings.getState().settings;
      if (pressedShortcut(event, 'nextRow', keys) !== undefined) return 1;
      return pressedShortcut(event, 'previousRow', keys) === undefined ? undefined : -1;
    },
    [settings],
  );
  return <RowKeys value={step}>{children}</RowKeys>;
}
