import { createStore, type StoreApi } from 'zustand/vanilla';

export type PaletteScope = 'all' | 'commands' | 'targets' | 'actions';

export interface PaletteState {
  readonly open: boolean;
  readonly scope: PaletteScope;
  readonly query: string;
  show(scope?: PaletteScope, query?: string): void;
  hide(): void;
  setQuery(query: string): void;
  setScope(scope: PaletteScope): void;
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
