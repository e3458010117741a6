import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { isReachable, readWindowState, writeWindowState } from './window-state';

let folder: string;
let file: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'meshscope-window-'));
  file = join(folder, 'sub', 'window.json');
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

describe('the state of the window', () => {
  it('comes back as it was kept', () => {
    const state = {
      bounds: { x: 1, y: 2, width: 1000, height: 700 },
      maximized: true,
      scheme: 'dark',
    } as const;
    writeWindowState(file, state);
    expect(readWindowState(file)).toEqual(state);
  });

  it('is a fresh one where nothing was kept, or something damaged', () => {
    expect(readWindowState(file)).toEqual({ maximized: false });
    const damaged = join(folder, 'window.json');
    for (const text of ['{', '[]', 'null', '{"bounds":{"x":"1"},"maximized":"yes","scheme":"red"}']) {
      writeFileSync(damaged, text);
      expect(readWindowState(damaged)).toEqual({ maximized: false });
    }
  });

  it('is never smaller than a window may be', () => {
    writeWindowState(file, { bounds: { x: 0, y: 0, width: 10, height: 10 }, maximized: false });
    expect(readWindowState(file).bounds).toEqual({ x: 0, y: 0, width: 720, height: 480 });
  });
});

describe('isReachable', () => {
  const screen = { x: 0, y: 0, width: 1920, height: 1080 };
  const at = (x: number, y: number) => ({ x, y, width: 1000, height: 700 });

  it('is false for a window on a screen that is gone', () => {
    expect(isReachable(at(100, 100), [screen])).toBe(true);
    expect(isReachable(at(2000, 100), [screen])).toBe(false);
    expect(isReachable(at(-950, 100), [screen])).toBe(false);
    expect(isReachable(at(100, -400), [screen])).toBe(false);
    expect(isReachable(at(100, 1070), [screen])).toBe(false);
    expect(isReachable(at(2000, 100), [screen, { ...screen, x: 1920 }])).toBe(true);
  });
});
