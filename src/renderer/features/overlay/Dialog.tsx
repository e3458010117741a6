import { Modal } from '@mantine/core';
import { type ReactNode, useLayoutEffect } from 'react';
import { useAction } from '../../stores';

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
  useReturnedFocus(opened);
  // What lies under it isn't executed; a dialog that has something to do offers it after this.
  useAction('execute', opened ? () => undefined : undefined);
  return (
    <Modal
      opened={opened}
      onClose={onClose}
      size={width}
      // Less in a low window, so that the foot of the dialog stays in sight.
      yOffset={`clamp(0px, 9.3vh, ${top}px)`}
      withCloseButton={false}
      returnFocus={false}
      attributes={{ content: { 'aria-label': label } }}
    >
      {children}
    </Modal>
  );
}

/** Gives the focus back to where it was, unless something else took it: what was chosen may open another layer. */
function useReturnedFocus(opened: boolean): void {
  useLayoutEffect(() => {
    if (!opened) return;
    const before = document.activeElement;
    return () => {
      // Once the layer is gone.
      requestAnimationFrame(() => {
        const { activeElement } = document;
        if (
          before instanceof HTMLElement &&
          before.isConnected &&
          (activeElement === null || activeElement === document.body)
        )
          before.focus();
      });
    };
  }, [opened]);
}
