import type { ReactNode } from 'react';
import { useEffect, useState } from 'react';
import type { Platform } from '../platform';
import { AppProvider, createApp, startApp } from '../stores';
import { ThemeProvider } from '../theme';
import { RowKeysProvider } from './keys/RowKeysProvider';
import { Shell } from './shell/Shell';
import './app.css';

export interface AppProps {
  /** The way to everything outside the page. */
  platform: Platform;
}

/** The whole interface. */
export function App({ platform }: AppProps): ReactNode {
  const [app] = useState(() => createApp(platform));
  useEffect(() => startApp(app), [app]);
  return (
    <ThemeProvider>
      <AppProvider value={app}>
        <RowKeysProvider>
          <Shell />
        </RowKeysProvider>
      </AppProvider>
    </ThemeProvider>
  );
}
