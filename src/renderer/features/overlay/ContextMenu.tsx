import { Menu } from '@mantine/core';
import { type ReactNode, useEffect, useRef } from 'react';

export interface ContextMenuProps {
  /** Where it opens, in px of the window; undefined: closed. */
  at: { x: number; y: number } | undefined;
  onClose: () => void;
  /** `Menu.Item`s. */
  children: ReactNode;
}

/** A menu at a point; the focus returns to where it was. */
export function ContextMenu({ at, onClose, children }: ContextMenuProps): ReactNode {
  const before = useRef<Element | null>(null);
  const open = at !== undefined;
  useEffect(() => {
    if (!open) return;
    before.current = document.activeElement;
    return () => {
      if (before.current instanceof HTMLElement) before.current.focus();
    };
  }, [open]);
  return (
    <Menu opened={open} onClose={onClose} position="bottom-start" returnFocus={false}>
      <Menu.Target>
        <span style={{ position: 'fixed', left: at?.x ?? 0, top: at?.y ?? 0, width: 1, height: 1 }} />
      </Menu.Target>
      <Menu.Dropdown>{children}</Menu.Dropdown>
    </Menu>
  );
}
