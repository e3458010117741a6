import type { ReactNode } from 'react';
import { useStore } from 'zustand';
import { Dialog } from '../../features/overlay';
import { useApp } from '../../stores';
import { PaletteContent } from './PaletteContent';

/** Finds commands, calls, events, targets and actions, and does what is chosen. */
export function Palette(): ReactNode {
  const { palette } = useApp();
  const open = useStore(palette, (state) => state.open);
  return (
    <Dialog label="Command palette" width={680} opened={open} onClose={() => palette.getState().hide()}>
      {open ? <PaletteContent /> : null}
    </Dialog>
  );
}
