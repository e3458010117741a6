import { createStore, type StoreApi } from 'zustand/vanilla';

export type OpenDialog =
  | { readonly kind: 'add-target'; readonly url?: string }
  | { readonly kind: 'edit-target'; readonly targetId: string }
  | { readonly kind: 'unlisted-id'; readonly id?: string }
  | { readonly kind: 'settings'; readonly at?: 'general' | 'keys' | 'capture' }
  | { readonly kind: 'shortcuts' };

export interface DialogsState {
  readonly open: OpenDialog | undefined;
  /** In a narrow window, the sidebar over what it covers; never kept over a restart. */
  readonly drawer: boolean;
  readonly show: (dialog: OpenDialog) => void;
  readonly close: () => void;
  readonly setDrawer: (open: boolean) => void;
}
export type DialogsStore = StoreApi<DialogsState>;

export const createDialogsStore = (): DialogsStore =>
  createStore<DialogsState>((set) => ({
    open: undefined,
    drawer: false,
    show: (open) => set({ open, drawer: false }),
    close: () => set({ open: undefined }),
    setDrawer: (drawer) => set({ drawer }),
  }));
