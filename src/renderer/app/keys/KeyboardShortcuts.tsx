import { useEffect, useState } from 'react';
import { actionIds, isSingleKey, pressedShortcut, useAction, useApp } from '../../stores';
import { Regions } from './regions';

const typing = (target: EventTarget | null): boolean =>
  target instanceof HTMLElement &&
  (target.isContentEditable ||
    target instanceof HTMLTextAreaElement ||
    target instanceof HTMLSelectElement ||
    (target instanceof HTMLInputElement && !['checkbox', 'radio', 'button', 'switch'].includes(target.type)));

/** Something is open above the window that Escape closes first. */
const layerOpen = (): boolean =>
  document.querySelector('[role="dialog"], [role="menu"], .mantine-Combobox-dropdown:not([hidden])') !== null;

/** Lets keystrokes do what the user set them to; draws nothing. */
export function KeyboardShortcuts(): null {
  const app = useApp();
  const [regions] = useState(() => new Regions());
  useAction('nextRegion', () => regions.move(1));
  useAction('previousRegion', () => regions.move(-1));
  useEffect(() => {
    let escapeIsTaken = false;
    // Before the layer closes: afterwards nobody could tell that there was one.
    const before = (event: KeyboardEvent): void => {
      if (event.key === 'Escape') escapeIsTaken = layerOpen();
    };
    const press = (event: KeyboardEvent): void => {
      if (event.defaultPrevented || event.isComposing) return;
      const { keys: own } = app.settings.getState().settings;
      for (const id of actionIds) {
        const pressed = pressedShortcut(event, id, own);
        if (pressed === undefined || (isSingleKey(pressed) && (typing(event.target) || layerOpen())))
          continue;
        if (id === 'cancel' && escapeIsTaken) continue;
        if (blockedByLayer(id)) continue;
        if (!app.actions.run(id)) continue;
        event.preventDefault();
        return;
      }
    };
    globalThis.addEventListener('keydown', before, true);
    globalThis.addEventListener('keydown', press);
    const focus = (event: FocusEvent): void => regions.remember(event);
    globalThis.addEventListener('focusin', focus);
    return () => {
      globalThis.removeEventListener('keydown', before, true);
      globalThis.removeEventListener('keydown', press);
      globalThis.removeEventListener('focusin', focus);
    };
  }, [app, regions]);
  return null;
}

/** Under a dialog the window rests, but for what the dialog itself does; the drawer is part of the window. */
const blockedByLayer = (id: string): boolean =>
  id !== 'execute' &&
  document.querySelector('[role="dialog"][aria-modal="true"]:not(.mantine-Drawer-content)') !== null;
