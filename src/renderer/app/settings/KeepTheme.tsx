import { useEffect } from 'react';
import { useStore } from 'zustand';
import { useApp } from '../../stores';
import { useColorScheme } from '../../theme';

/** Puts the theme of the settings into effect; draws nothing. */
export function KeepTheme(): null {
  const theme = useStore(useApp().settings, ({ start, settings }) =>
    start === undefined ? undefined : (settings.theme ?? 'system'),
  );
  const { chosen, choose } = useColorScheme();
  const wanted = theme === 'system' ? 'auto' : theme;
  useEffect(() => {
    if (wanted !== undefined && wanted !== chosen) choose(wanted);
  }, [wanted, chosen, choose]);
  return null;
}
