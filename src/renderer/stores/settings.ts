import type { Settings, StartState } from '@contract';
import { createStore, type StoreApi } from 'zustand/vanilla';
import type { Platform } from '../platform';

/** Changes are gathered for this long before they are saved, so that a drag isn't a hundred writes. */
const SAVE_AFTER_MS = 250;

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
  let timer: ReturnType<typeof setTimeout> | undefined;

  return createStore<SettingsState>((set, get) => {
    const flush = (): void => {
      if (timer !== undefined) clearTimeout(timer);
      timer = undefined;
      const patch = unsaved;
      unsaved = {};
      if (Object.keys(patch).length === 0) return;
      platform.inspector.changeSettings(patch).catch(() => {
        // Tried again with the next change; the page keeps what it has.
        unsaved = { ...patch, ...unsaved };
      });
    };
    return {
      start: undefined,
      settings: {},
      change(patch) {
        set({ settings: { ...get().settings, ...patch } });
        unsaved = { ...unsaved, ...patch };
        timer ??= setTimeout(flush, SAVE_AFTER_MS);
      },
      loaded: (start) => set({ start, settings: { ...start.settings, ...unsaved } }),
      flush,
    };
  });
}
