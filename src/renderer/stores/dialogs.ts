import { createStore, type StoreApi } from 'zustand/vanilla';

export type OpenDialog =
  | { readonly kind: 'add-target'; readonly url?: string }
  | { readonly kind: 'edit-target'; readonly targetId: string }
  | { readonly kind: 'unlisted-id'; readonly id?: string }
  | { readonly kind: 'settings'; readonly at?: 'general' | 'keys' | 'capture' }
  | { readonly kind: 'shortcuts' };

export interface DialogsState {
  readonly open: OpenDialog | undefined;
  readonly show: (dialog: OpenDialog) => void;
  readonly close: () => void;
}
export type DialogsStore = StoreApi<DialogsState>;

export const createDialogsStore = (): DialogsStore =>
  createStore<DialogsState>((set) => ({
    open: undefined,
    show: (open) => set({ open }),
    close: () => set({ open: undefined }),
  }));
