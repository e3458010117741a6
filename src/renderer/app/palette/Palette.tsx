import { Modal } from '@mantine/core';
import type { ReactNode } from 'react';
import { useStore } from 'zustand';
import { useApp } from '../../stores';
import { PaletteContent } from './PaletteContent';

/** Finds commands, calls, events, targets and actions, and does what is chosen. */
export function Palette(): ReactNode {
  const { palette } = useApp();
  const open = useStore(palette, (state) => state.open);
  return (
    <Modal
      opened={open}
      onClose={() => palette.getState().hide()}
      size={680}
      yOffset={84}
      withCloseButton={false}
      aria-label="Command palette"
      className="palette-modal"
    >
      {open ? <PaletteContent /> : null}
    </Modal>
  );
}
