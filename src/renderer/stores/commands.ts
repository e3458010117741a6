import type { ListedCommand } from '@contract';
import { createStore, type StoreApi } from 'zustand/vanilla';

export interface CommandsState {
  /** What each target lists; absent until it was read. */
  readonly byTarget: Readonly<Record<string, readonly ListedCommand[]>>;
  /** Every definition that a target ever listed, by its id: what was being filled in stays while it is gone. */
  readonly remembered: Readonly<Record<string, Readonly<Record<string, ListedCommand>>>>;
  /** The chosen command of each target; may be an id that isn't listed. */
  readonly chosen: Readonly<Record<string, string>>;
  readonly filter: string;
  readonly setList: (targetId: string, list: readonly ListedCommand[]) => void;
  readonly setChosen: (targetId: string, commandId: string) => void;
  readonly setAllChosen: (chosen: Readonly<Record<string, string>>) => void;
  readonly setFilter: (filter: string) => void;
  readonly forget: (targetId: string) => void;
}
export type CommandsStore = StoreApi<CommandsState>;

export const createCommandsStore = (): CommandsStore =>
  createStore<CommandsState>((set, get) => ({
    byTarget: {},
    remembered: {},
    chosen: {},
    filter: '',
    setList(targetId, list) {
      const { byTarget, remembered } = get();
      const known = {
        ...remembered[targetId],
        ...Object.fromEntries(list.map((command) => [command.id, command])),
      };
      set({ byTarget: { ...byTarget, [targetId]: list }, remembered: { ...remembered, [targetId]: known } });
    },
    setChosen: (targetId, commandId) => set({ chosen: { ...get().chosen, [targetId]: commandId } }),
    setAllChosen: (chosen) => set({ chosen: { ...chosen, ...get().chosen } }),
    setFilter: (filter) => set({ filter }),
    forget(targetId) {
      const { [targetId]: _, ...byTarget } = get().byTarget;
      set({ byTarget });
    },
  }));
