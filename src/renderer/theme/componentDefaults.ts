import type { MantineThemeComponents } from '@mantine/core';

interface Sized {
  size?: unknown;
}

/** Control heights of the drawings: 22 within rows, 26 as a rule, 28 for the primary action. */
const controlHeight = ({ size }: Sized): string =>
  size === 'xs' ? '22px' : size === 'md' || size === 'lg' ? '28px' : '26px';
const controlFont = ({ size }: Sized): string => (size === 'xs' ? 'var(--fs-sm)' : 'var(--fs-md)');

const quick = { transitionProps: { duration: 0 } } as const;

/** Defaults and sizes of Mantine's components (docs/interface.md, "Components"). */
export const componentDefaults: MantineThemeComponents = {
  Button: {
    defaultProps: { variant: 'default', size: 'sm' },
    vars: (_theme: unknown, props: Sized) => ({
      root: {
        '--button-height': controlHeight(props),
        '--button-fz': controlFont(props),
        '--button-padding-x': props.size === 'xs' ? '7px' : '10px',
      },
    }),
  },
  ActionIcon: {
    defaultProps: { variant: 'subtle', size: 'sm' },
    vars: (_theme: unknown, props: Sized) => ({ root: { '--ai-size': controlHeight(props) } }),
  },
  CloseButton: { defaultProps: { size: 'xs' } },
  Input: {
    vars: (_theme: unknown, props: Sized) => ({
      wrapper: {
        '--input-height': controlHeight(props),
        '--input-fz': controlFont(props),
        '--input-padding-inline-start': '8px',
        '--input-padding-inline-end': '8px',
      },
    }),
  },
  InputWrapper: {
    vars: () => ({
      label: { '--input-label-size': 'var(--fs-md)' },
      error: { '--input-error-size': 'var(--fs-sm)' },
      description: { '--input-description-size': 'var(--fs-sm)' },
    }),
  },
  SegmentedControl: {
    defaultProps: { size: 'sm', transitionDuration: 0, withItemsBorders: true },
    vars: (_theme: unknown, props: Sized) => ({
      root: {
        '--sc-font-size': controlFont(props),
        '--sc-padding': props.size === 'xs' ? '0 8px' : '0 10px',
        '--sc-shadow': 'none',
      },
    }),
  },
  Switch: {
    defaultProps: { size: 'xs', withThumbIndicator: false },
    vars: () => ({
      root: {
        '--switch-height': '15px',
        '--switch-width': '26px',
        '--switch-thumb-size': '11px',
        '--switch-label-font-size': '0px',
        '--switch-track-label-padding': '2px',
      },
    }),
  },
  Checkbox: { defaultProps: { size: 'xs' } },
  Radio: { defaultProps: { size: 'xs' } },
  Tabs: { defaultProps: { keepMounted: false } },
  Badge: { defaultProps: { variant: 'light', radius: 'xs' } },
  Tooltip: { defaultProps: { openDelay: 400, ...quick, withArrow: false, offset: 4 } },
  Popover: { defaultProps: { ...quick, shadow: 'md', radius: 'lg' } },
  Menu: { defaultProps: { ...quick, shadow: 'md', radius: 'lg', offset: 4 } },
  Select: {
    defaultProps: {
      comboboxProps: { ...quick, shadow: 'md', offset: 2 },
      allowDeselect: false,
      maxDropdownHeight: 280,
    },
  },
  Modal: {
    defaultProps: {
      ...quick,
      radius: 'lg',
      padding: 0,
      overlayProps: { color: 'transparent', backgroundOpacity: 1, className: 'overlay-scrim' },
    },
  },
  Drawer: { defaultProps: { ...quick, padding: 0 } },
  ScrollArea: { defaultProps: { scrollbarSize: 9, type: 'hover' } },
};
