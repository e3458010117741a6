import { createStore, type StoreApi } from 'zustand/vanilla';

export type PaletteScope = 'all' | 'commands' | 'targets' | 'actions';

export interface PaletteState {
  readonly open: boolean;
  readonly scope: PaletteScope;
  readonly query: string;
  readonly show: (scope?: PaletteScope, query?: string) => void;
  readonly hide: () => void;
  readonly setQuery: (query: string) => void;
  readonly setScope: (scope: PaletteScope) => void;
}
export type PaletteStore = StoreApi<PaletteState>;

export const createPaletteStore = (): PaletteStore =>
  createStore<PaletteState>((set) => ({
    open: false,
    scope: 'all',
    query: '',
    show: (scope = 'all', query = '') => set({ open: true, scope, query }),
    hide: () => set({ open: false }),
    setQuery: (query) => set({ query }),
    setScope: (scope) => set({ scope }),
  }));
