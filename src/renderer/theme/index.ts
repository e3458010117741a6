import '@mantine/core/styles.css';
import '@mantine/dates/styles.css';
import '@fontsource-variable/inter/wght.css';
import '@fontsource-variable/jetbrains-mono/wght.css';
import './base.css';
import './controls.css';
import './regions.css';

export { cssVariablesResolver } from './cssVariables';
export { ThemeProvider, type ThemeProviderProps } from './ThemeProvider';
export { theme } from './theme';
export { type ColorScheme, useColorScheme } from './useColorScheme';
