import { type ActionId, keysOf } from './keyMap';
import { isShortcut, type Stroke } from './shortcut';

/** Whether this system writes Mod as Command. */
export const isMac = (): boolean => navigator.platform.startsWith('Mac');

/** The shortcut of an action that a keystroke is; undefined: it is none. `own`: what the user set. */
export function pressedShortcut(
  stroke: Stroke,
  id: ActionId,
  own: Readonly<Record<string, string>> | undefined,
): string | undefined {
  const mac = isMac();
  return keysOf(id, own).find((shortcut) => isShortcut(stroke, shortcut, mac));
}
