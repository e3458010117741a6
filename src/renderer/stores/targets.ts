import type { TargetState } from '@contract';
import { createStore, type StoreApi } from 'zustand/vanilla';

export interface TargetsState {
  /** In the order of the list; what was read first decides, new ones come last. */
  readonly list: readonly TargetState[];
  readonly loaded: boolean;
  /** The target whose commands, calls and traffic are shown. */
  readonly chosenId: string | undefined;
  readonly setAll: (list: readonly TargetState[]) => void;
  /** Takes in one target's new state. */
  readonly put: (target: TargetState, index?: number) => void;
  readonly remove: (targetId: string) => void;
  readonly setChosen: (targetId: string | undefined) => void;
}
export type TargetsStore = StoreApi<TargetsState>;

export const createTargetsStore = (): TargetsStore =>
  createStore<TargetsState>((set, get) => ({
    list: [],
    loaded: false,
    chosenId: undefined,
    setAll: (list) => set({ list, loaded: true }),
    put(target, index) {
      const { list } = get();
      const known = list.some(({ config }) => config.id === target.config.id);
      if (known) set({ list: list.map((old) => (old.config.id === target.config.id ? target : old)) });
      else
        set({ list: [...list.slice(0, index ?? list.length), target, ...list.slice(index ?? list.length)] });
    },
    remove(targetId) {
      const list = get().list.filter(({ config }) => config.id !== targetId);
      const chosenId = get().chosenId === targetId ? list[0]?.config.id : get().chosenId;
      set({ list, chosenId });
    },
    setChosen: (chosenId) => set({ chosenId }),
  }));

/** The chosen target's state, as a selector. */
export const chosenTarget = ({ list, chosenId }: TargetsState): TargetState | undefined =>
  list.find(({ config }) => config.id === chosenId);
