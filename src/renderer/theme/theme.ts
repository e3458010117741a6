import { createTheme, type MantineColorsTuple, type VariantColorsResolver } from '@mantine/core';
import { componentDefaults } from './componentDefaults';
import { fontMono, fontUi } from './tokens';

type Meaning = 'accent' | 'ok' | 'error' | 'event' | 'warn' | 'pending';

/** Ten literal shades each, because Mantine computes with them; shade 6 is the token of the light theme. */
const colors: Record<Meaning, MantineColorsTuple> = {
  accent: [
    '#eef3fd',
    '#e3ecfa',
    '#c6d8f6',
    '#9dbcf1',
    '#6f9bea',
    '#4a7fe0',
    '#2a62c9',
    '#2356b4',
    '#1f4b9b',
    '#193c7c',
  ],
  ok: [
    '#e9f7f0',
    '#e3f3eb',
    '#bfe4d2',
    '#8ed0b1',
    '#56bf95',
    '#239a70',
    '#0d7650',
    '#0b6545',
    '#09543a',
    '#07412d',
  ],
  error: [
    '#fdf1ee',
    '#fbeae6',
    '#f6cdc3',
    '#f2a694',
    '#f28a72',
    '#d8583f',
    '#b8361f',
    '#9e2e1a',
    '#832616',
    '#661d11',
  ],
  event: [
    '#f7f2fc',
    '#f2ebfa',
    '#e1d0f3',
    '#c29df2',
    '#a878dd',
    '#8e5acb',
    '#7641b3',
    '#653799',
    '#532d7e',
    '#402361',
  ],
  warn: [
    '#fdf6e6',
    '#faf0d8',
    '#f2dca6',
    '#deae51',
    '#c08f2c',
    '#a37412',
    '#855900',
    '#704b00',
    '#5b3d00',
    '#453000',
  ],
  pending: [
    '#f1f3f6',
    '#e9ecf1',
    '#ced5df',
    '#9ba8b9',
    '#8592a5',
    '#6b798d',
    '#526073',
    '#465262',
    '#3a4452',
    '#2d3540',
  ],
};

const meanings: Readonly<Record<string, string>> = {
  accent: 'accent',
  ok: 'ok',
  error: 'error',
  event: 'event',
  warn: 'warn',
  pending: 'pending',
};

/** Every variant in tokens, so that both themes keep their contrast. */
const variantColorResolver: VariantColorsResolver = ({ color, variant, theme }) => {
  const meaning = meanings[color ?? theme.primaryColor] ?? 'accent';
  const text = meaning === 'accent' ? 'var(--accent-text)' : `var(--${meaning})`;
  switch (variant) {
    case 'filled':
      return meaning === 'accent'
        ? {
            background: 'var(--accent)',
            hover: 'var(--accent-hover)',
            color: 'var(--on-accent)',
            border: '1px solid var(--accent)',
          }
        : {
            background: `var(--${meaning})`,
            hover: `var(--${meaning})`,
            color: 'var(--pane)',
            border: `1px solid var(--${meaning})`,
          };
    case 'light':
      return {
        background: `var(--${meaning}-soft)`,
        hover: `var(--${meaning}-soft)`,
        color: text,
        border: '1px solid transparent',
      };
    case 'outline':
      return {
        background: 'transparent',
        hover: 'var(--hover)',
        color: text,
        border: '1px solid currentColor',
      };
    case 'subtle':
    case 'transparent':
      return {
        background: 'transparent',
        hover: variant === 'subtle' ? 'var(--hover)' : 'transparent',
        color: color === undefined || color === theme.primaryColor ? 'var(--text-2)' : text,
        border: '1px solid transparent',
      };
    default:
      return {
        background: 'var(--btn-bg)',
        hover: 'var(--hover)',
        color: 'var(--text)',
        border: '1px solid var(--ctl-border)',
      };
  }
};

/** The Mantine theme: dense, in px, coloured by tokens (docs/interface.md, "Tokens" and "Components"). */
export const theme = createTheme({
  fontFamily: fontUi,
  fontFamilyMonospace: fontMono,
  fontSizes: { xs: '11px', sm: '12px', md: '12.5px', lg: '14px', xl: '16px' },
  lineHeights: { xs: '1.4', sm: '1.4', md: '1.4', lg: '1.4', xl: '1.3' },
  spacing: { xs: '4px', sm: '8px', md: '12px', lg: '16px', xl: '24px' },
  radius: { xs: '3px', sm: '4px', md: '4px', lg: '6px', xl: '6px' },
  defaultRadius: 'sm',
  shadows: {
    xs: 'var(--shadow)',
    sm: 'var(--shadow)',
    md: 'var(--shadow)',
    lg: 'var(--shadow)',
    xl: 'var(--shadow)',
  },
  headings: {
    fontWeight: '600',
    sizes: {
      h1: { fontSize: '16px' },
      h2: { fontSize: '14px' },
      h3: { fontSize: '12.5px' },
      h4: { fontSize: '12.5px' },
      h5: { fontSize: '12px' },
      h6: { fontSize: '11px' },
    },
  },
  colors,
  primaryColor: 'accent',
  primaryShade: { light: 6, dark: 5 },
  variantColorResolver,
  focusRing: 'auto',
  respectReducedMotion: true,
  cursorType: 'default',
  components: componentDefaults,
});
