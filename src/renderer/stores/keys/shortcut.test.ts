import { describe, expect, it } from 'vitest';
import { isShortcut, isSingleKey, type Stroke, shortcutOf } from './shortcut';

const stroke = (key: string, code: string, held: Partial<Stroke> = {}): Stroke => ({
  key,
  code,
  ctrlKey: false,
  metaKey: false,
  altKey: false,
  shiftKey: false,
  ...held,
});

describe('a shortcut', () => {
  it('has Ctrl for Mod, and Command on a Mac', () => {
    expect(isShortcut(stroke('k', 'KeyK', { ctrlKey: true }), 'Mod+K', false)).toBe(true);
    expect(isShortcut(stroke('k', 'KeyK', { metaKey: true }), 'Mod+K', true)).toBe(true);
    expect(isShortcut(stroke('k', 'KeyK', { ctrlKey: true }), 'Mod+K', true)).toBe(false);
  });

  it('needs exactly its modifiers', () => {
    expect(isShortcut(stroke('J', 'KeyJ', { ctrlKey: true, shiftKey: true }), 'Mod+J', false)).toBe(false);
    expect(isShortcut(stroke('J', 'KeyJ', { ctrlKey: true, shiftKey: true }), 'Mod+Shift+J', false)).toBe(
      true,
    );
    expect(isShortcut(stroke('k', 'KeyK', { ctrlKey: true, altKey: true }), 'Mod+K', false)).toBe(false);
  });

  it('finds the slash wherever the layout has it', () => {
    expect(isShortcut(stroke('/', 'Digit7', { shiftKey: true }), '/', false)).toBe(true);
    expect(isShortcut(stroke('?', 'Slash', { ctrlKey: true, shiftKey: true }), 'Mod+Shift+/', false)).toBe(
      true,
    );
    expect(isShortcut(stroke('?', 'Slash', { shiftKey: true }), '/', false)).toBe(false);
  });

  it('is written down as it is pressed', () => {
    expect(shortcutOf(stroke('Control', 'ControlLeft', { ctrlKey: true }), false)).toBeUndefined();
    expect(shortcutOf(stroke('e', 'KeyE', { ctrlKey: true }), false)).toBe('Mod+E');
    expect(shortcutOf(stroke('?', 'Slash', { ctrlKey: true, shiftKey: true }), false)).toBe('Mod+Shift+/');
    expect(shortcutOf(stroke('r', 'KeyR'), false)).toBe('r');
    expect(shortcutOf(stroke(' ', 'Space'), false)).toBe('Space');
    expect(shortcutOf(stroke('F6', 'F6', { shiftKey: true }), false)).toBe('Shift+F6');
  });

  it('rests in text fields where it is a single key', () => {
    expect(['/', 'r', 'Space'].map(isSingleKey)).toEqual([true, true, true]);
    expect(['Mod+K', 'F6', 'Alt+ArrowUp', 'Escape'].map(isSingleKey)).toEqual([false, false, false, false]);
  });

  it('that was written down is the one that is found again', () => {
    for (const pressed of [
      stroke('x', 'KeyX', { ctrlKey: true, altKey: true }),
      stroke('3', 'Digit3', { ctrlKey: true }),
      stroke('ArrowUp', 'ArrowUp', { altKey: true }),
      stroke('\\', 'Backslash', { ctrlKey: true }),
    ])
      expect(isShortcut(pressed, shortcutOf(pressed, false) ?? '', false)).toBe(true);
  });
});
