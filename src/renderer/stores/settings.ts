import type { Settings, StartState } from '@contract';
import { createStore, type StoreApi } from 'zustand/vanilla';
import type { Platform } from '../platform';
import { Saver } from './saver';

const SAVE_EVERY_MS = 250;

export interface SettingsState {
  /** What the inspector said at the start; undefined until then. */
  readonly start: StartState | undefined;
  readonly settings: Settings;
  /** Changes at once here, and soon after on disk. Each member given replaces the whole old one. */
  readonly change: (patch: Settings) => void;
  /** Takes in what the inspector read; nothing is saved. */
  readonly loaded: (start: StartState) => void;
  /** Saves now what still waits to be saved. */
  readonly flush: () => void;
}
export type SettingsStore = StoreApi<SettingsState>;

export function createSettingsStore(platform: Platform): SettingsStore {
  let unsaved: Settings = {};

  return createStore<SettingsState>((set, get) => {
    const saver = new Saver(() => {
      const patch = unsaved;
      unsaved = {};
      platform.inspector.changeSettings(patch).catch(() => {
        // Tried again with the next change; the page keeps what it has.
        unsaved = { ...patch, ...unsaved };
      });
    }, SAVE_EVERY_MS);
    return {
      start: undefined,
      settings: {},
      change(patch) {
        const { settings } = get();
        if (saysTheSame(settings, patch)) return;
        set({ settings: { ...settings, ...patch } });
        unsaved = { ...unsaved, ...patch };
        saver.changed();
      },
      loaded: (start) => set({ start, settings: { ...start.settings, ...unsaved } }),
      flush: () => saver.flush(),
    };
  });
}

/** Whether the settings say already what a patch says: layout is told again and again while a window takes its size. */
function saysTheSame(settings: Settings, patch: Settings): boolean {
  const known: Readonly<Record<string, unknown>> = settings;
  return Object.entries(patch).every(
    ([name, value]) => JSON.stringify(known[name]) === JSON.stringify(value),
  );
}
