import { useComputedColorScheme, useMantineColorScheme } from '@mantine/core';

export type ColorScheme = 'light' | 'dark' | 'auto';

/** The scheme that was chosen (`auto` follows the system), the one in effect, and how to choose another. */
export function useColorScheme(): {
  chosen: ColorScheme;
  effective: 'light' | 'dark';
  choose: (scheme: ColorScheme) => void;
} {
  const { colorScheme, setColorScheme } = useMantineColorScheme();
  const effective = useComputedColorScheme('light');
  return { chosen: colorScheme, effective, choose: setColorScheme };
}
