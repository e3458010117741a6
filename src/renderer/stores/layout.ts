import { createStore, type StoreApi } from 'zustand/vanilla';
import type { SettingsStore } from './settings';

export type LayoutValue = number | boolean | string;

/** Sizes in px and what is open, by name; kept in the settings over a restart. */
export interface LayoutState {
  readonly values: Readonly<Record<string, LayoutValue>>;
  readonly set: (name: string, value: LayoutValue) => void;
}
export type LayoutStore = StoreApi<LayoutState>;

export function createLayoutStore(settings: SettingsStore): LayoutStore {
  const store = createStore<LayoutState>((set, get) => ({
    values: {},
    set(name, value) {
      if (get().values[name] === value) return;
      const values = { ...get().values, [name]: value };
      set({ values });
      settings.getState().change({ layout: values });
    },
  }));
  settings.subscribe(({ settings: { layout } }) => {
    if (layout !== undefined && layout !== store.getState().values) store.setState({ values: layout });
  });
  return store;
}
