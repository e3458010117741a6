import { ActionIcon, type ActionIconProps, Tooltip } from '@mantine/core';
import type { MouseEventHandler, ReactNode, Ref } from 'react';

export interface IconButtonProps extends Omit<ActionIconProps, 'children' | 'aria-label'> {
  /** What it does, as a verb; the tooltip and the name for screen readers. */
  label: string;
  /** The key that does the same, shown in the tooltip. */
  keys?: ReactNode;
  /** For toggles. */
  pressed?: boolean;
  onClick?: MouseEventHandler<HTMLButtonElement>;
  tabIndex?: number;
  ref?: Ref<HTMLButtonElement>;
  'data-testid'?: string;
  /** A 16 px icon. */
  children: ReactNode;
}

/** A quiet button that shows only an icon, with its name in a tooltip. */
export function IconButton({ label, keys, pressed, children, ...rest }: IconButtonProps): ReactNode {
  return (
    <Tooltip
      label={
        <>
          {label} {keys}
        </>
      }
    >
      <ActionIcon
        aria-label={label}
        {...(pressed === undefined ? {} : { 'aria-pressed': pressed })}
        {...rest}
      >
        {children}
      </ActionIcon>
    </Tooltip>
  );
}
