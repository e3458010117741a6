import type { ReactNode } from 'react';

export interface KbdProps {
  /** A key as the key map writes it: `Mod+Enter`, `Mod+K`, `/`. */
  keys: string;
}

const isMac = (): boolean => typeof navigator !== 'undefined' && navigator.platform.startsWith('Mac');

/** How `keys` is written on this system: `Ctrl ↵`, `⌘K`. */
export function keyLabel(keys: string, mac: boolean = isMac()): string {
  const signs = { Enter: '↵', Escape: 'Esc', ArrowUp: '↑', ArrowDown: '↓', ArrowLeft: '←', ArrowRight: '→' };
  const names: Record<string, string> = mac
    ? { Mod: '⌘', Shift: '⇧', Alt: '⌥', ...signs }
    : { Mod: 'Ctrl', ...signs };
  return keys
    .split('+')
    .map((key) => names[key] ?? key)
    .join(mac ? '' : ' ');
}

/** A key or chord, drawn small. */
export function Kbd({ keys }: KbdProps): ReactNode {
  return <kbd>{keyLabel(keys)}</kbd>;
}
