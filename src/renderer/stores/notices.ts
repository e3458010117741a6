import { createStore, type StoreApi } from 'zustand/vanilla';

/** A strip under the title bar: stays until it is answered or dismissed. */
export interface AppNotice {
  readonly id: string;
  readonly tone: 'info' | 'warn' | 'error' | 'pending';
  readonly text: string;
  /** Said in bold before the text. */
  readonly lead?: string;
  readonly actions: readonly { readonly label: string; readonly run: () => void }[];
}

export interface NoticesState {
  readonly list: readonly AppNotice[];
  /** Shows a notice; one with the same id is replaced. */
  readonly show: (notice: AppNotice) => void;
  readonly dismiss: (id: string) => void;
}
export type NoticesStore = StoreApi<NoticesState>;

export const createNoticesStore = (): NoticesStore =>
  createStore<NoticesState>((set, get) => ({
    list: [],
    show: (notice) => set({ list: [...get().list.filter(({ id }) => id !== notice.id), notice] }),
    dismiss: (gone) => set({ list: get().list.filter(({ id }) => id !== gone) }),
  }));
