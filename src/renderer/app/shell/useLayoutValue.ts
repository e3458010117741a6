import { useStore } from 'zustand';
import { useApp } from '../../stores';

/** A size in px that is kept over a restart. */
export function useSize(name: string, initial: number): [size: number, set: (size: number) => void] {
  const { layout } = useApp();
  const size = useStore(layout, ({ values }) => values[name]);
  return [typeof size === 'number' ? size : initial, (next) => layout.getState().set(name, Math.round(next))];
}

/** Whether something is open, kept over a restart. */
export function useOpen(name: string, initial: boolean): [open: boolean, set: (open: boolean) => void] {
  const { layout } = useApp();
  const open = useStore(layout, ({ values }) => values[name]);
  return [typeof open === 'boolean' ? open : initial, (next) => layout.getState().set(name, next)];
}
