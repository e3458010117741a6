import type { CSSVariablesResolver } from '@mantine/core';
import { darkTokens, lightTokens, sharedTokens } from './tokens';

/** What Mantine's own components read, expressed by our tokens. */
const bridge = {
  '--mantine-color-body': 'var(--pane)',
  '--mantine-color-text': 'var(--text)',
  '--mantine-color-bright': 'var(--text)',
  '--mantine-color-dimmed': 'var(--text-3)',
  '--mantine-color-placeholder': 'var(--text-3)',
  '--mantine-color-anchor': 'var(--accent-text)',
  '--mantine-color-error': 'var(--error)',
  '--mantine-color-default': 'var(--btn-bg)',
  '--mantine-color-default-hover': 'var(--hover)',
  '--mantine-color-default-color': 'var(--text)',
  '--mantine-color-default-border': 'var(--ctl-border)',
  '--mantine-color-disabled': 'transparent',
  '--mantine-color-disabled-color': 'var(--disabled)',
  '--mantine-color-disabled-border': 'var(--line)',
  '--mantine-primary-color-filled': 'var(--accent)',
  '--mantine-primary-color-filled-hover': 'var(--accent-hover)',
  '--mantine-primary-color-light': 'var(--accent-soft)',
  '--mantine-primary-color-light-hover': 'var(--accent-soft)',
  '--mantine-primary-color-light-color': 'var(--accent-text)',
} as const;

/** Emits the tokens, and Mantine's variables as references to them, under Mantine's own scheme attribute. */
export const cssVariablesResolver: CSSVariablesResolver = () => ({
  variables: { ...sharedTokens },
  light: { ...lightTokens, ...bridge },
  dark: { ...darkTokens, ...bridge },
});
