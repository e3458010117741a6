import type { ListedCommand } from '@contract';
import { createStore, type StoreApi } from 'zustand/vanilla';

export interface CommandsState {
  /** What each target lists; absent until it was read. */
  readonly byTarget: Readonly<Record<string, readonly ListedCommand[]>>;
  /** The chosen command of each target; may be an id that isn't listed. */
  readonly chosen: Readonly<Record<string, string>>;
  readonly filter: string;
  setList(targetId: string, list: readonly ListedCommand[]): void;
  setChosen(targetId: string, commandId: string): void;
  setAllChosen(chosen: Readonly<Record<string, string>>): void;
  setFilter(filter: string): void;
  forget(targetId: string): void;
}
export type CommandsStore = StoreApi<CommandsState>;

export const createCommandsStore = (): CommandsStore =>
  createStore<CommandsState>((set, get) => ({
    byTarget: {},
    chosen: {},
    filter: '',
    setList: (targetId, list) => set({ byTarget: { ...get().byTarget, [targetId]: list } }),
    setChosen: (targetId, commandId) => set({ chosen: { ...get().chosen, [targetId]: commandId } }),
    setAllChosen: (chosen) => set({ chosen: { ...chosen, ...get().chosen } }),
    setFilter: (filter) => set({ filter }),
    forget(targetId) {
      const { [targetId]: _, ...byTarget } = get().byTarget;
      set({ byTarget });
    },
  }));
