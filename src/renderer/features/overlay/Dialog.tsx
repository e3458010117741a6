import { Modal } from '@mantine/core';
import type { ReactNode } from 'react';

export interface DialogProps {
  /** Names it for screen readers. */
  label: string;
  /** px */
  width: number;
  onClose: () => void;
  opened?: boolean;
  /** px from the window's top. */
  top?: number;
  children: ReactNode;
}

/** A layer above the window: takes the focus, gives it back, and closes on Escape. */
export function Dialog({ label, width, onClose, opened = true, top = 84, children }: DialogProps): ReactNode {
  return (
    <Modal
      opened={opened}
      onClose={onClose}
      size={width}
      yOffset={top}
      withCloseButton={false}
      attributes={{ content: { 'aria-label': label } }}
    >
      {children}
    </Modal>
  );
}
