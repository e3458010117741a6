import { MantineProvider } from '@mantine/core';
import type { ReactNode } from 'react';
import { cssVariablesResolver } from './cssVariables';
import { theme } from './theme';
import type { ColorScheme } from './useColorScheme';

export interface ThemeProviderProps {
  /** What is used until the user chooses; the choice is Mantine's to keep (`useColorScheme`). */
  defaultScheme?: ColorScheme;
  /** Overrules the choice, for pictures and tests. */
  forceScheme?: 'light' | 'dark';
  children: ReactNode;
}

/** Mantine with our theme and tokens; everything visible stands inside it. */
export function ThemeProvider({
  defaultScheme = 'auto',
  forceScheme,
  children,
}: ThemeProviderProps): ReactNode {
  return (
    <MantineProvider
      theme={theme}
      cssVariablesResolver={cssVariablesResolver}
      defaultColorScheme={defaultScheme}
      {...(forceScheme === undefined ? {} : { forceColorScheme: forceScheme })}
    >
      {children}
    </MantineProvider>
  );
}
