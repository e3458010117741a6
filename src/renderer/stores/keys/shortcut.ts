/** What a shortcut needs of a keyboard event. */
export interface Stroke {
  readonly key: string;
  readonly code: string;
  readonly ctrlKey: boolean;
  readonly metaKey: boolean;
  readonly altKey: boolean;
  readonly shiftKey: boolean;
}

/** Keys whose plain letter differs between layouts when Shift or Alt is held. */
const byCode: Readonly<Record<string, string>> = {
  Slash: '/',
  Backslash: '\\',
  Comma: ',',
  Period: '.',
  Space: 'Space',
};

const names: Readonly<Record<string, string>> = { ' ': 'Space', Esc: 'Escape' };

function keyNames({ key, code }: Stroke): readonly string[] {
  const letter = /^(?:Key|Digit)(\w)$/.exec(code)?.[1];
  return [names[key] ?? key, ...[letter, byCode[code]].filter((name) => name !== undefined)].map((name) =>
    name.length === 1 ? name.toUpperCase() : name,
  );
}

/** Whether a keystroke is the shortcut (`Mod+Shift+J`, `/`, `F6`). */
export function isShortcut(stroke: Stroke, shortcut: string, mac: boolean): boolean {
  const parts = shortcut.split('+');
  const key = parts.at(-1) ?? '';
  const wanted = key.length === 1 ? key.toUpperCase() : key;
  const mod = mac ? stroke.metaKey : stroke.ctrlKey;
  const other = mac ? stroke.ctrlKey : stroke.metaKey;
  const plain = parts.length === 1;
  if (mod !== parts.includes('Mod') || other || stroke.altKey !== parts.includes('Alt')) return false;
  // A sign typed alone counts however the layout makes it: "/" is Shift+7 on some.
  if (plain && /^[^A-Za-z0-9]$/.test(key)) return stroke.key === key;
  return stroke.shiftKey === parts.includes('Shift') && keyNames(stroke).includes(wanted);
}

/** The shortcut that a keystroke writes down; undefined while only modifiers are held. */
export function shortcutOf(stroke: Stroke, mac: boolean): string | undefined {
  if (['Control', 'Shift', 'Alt', 'Meta', 'AltGraph', 'Dead', 'Process'].includes(stroke.key))
    return undefined;
  const mod = mac ? stroke.metaKey : stroke.ctrlKey;
  const found = keyNames(stroke);
  const name = (stroke.shiftKey || stroke.altKey ? found.at(-1) : found[0]) ?? stroke.key;
  const plainLetter = !mod && !stroke.altKey && name.length === 1;
  return [
    ...(mod ? ['Mod'] : []),
    ...(stroke.altKey ? ['Alt'] : []),
    ...(stroke.shiftKey && !plainLetter ? ['Shift'] : []),
    plainLetter ? name.toLowerCase() : name,
  ].join('+');
}

/** A shortcut that types a letter, and so rests while text is being written. */
export const isSingleKey = (shortcut: string): boolean =>
  !shortcut.includes('Mod') && !shortcut.includes('Alt') && /^(?:Shift\+)?(?:.|Space)$/.test(shortcut);
