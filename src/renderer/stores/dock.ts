import { createStore, type StoreApi } from 'zustand/vanilla';
import type { SettingsStore } from './settings';

export type DockTabId = 'events' | 'traffic' | 'log';

/** Something that another part of the window wants to see in the dock. `nonce` differs with every wish. */
export type DockReveal = { readonly nonce: number } & (
  | { readonly tab: 'traffic'; readonly seqs?: readonly number[]; readonly filter?: string }
  | { readonly tab: 'events'; readonly eventId?: string; readonly seq?: number }
  | { readonly tab: 'log' }
);

type Wish<T> = T extends unknown ? Omit<T, 'nonce'> : never;

export interface DockState {
  readonly tab: DockTabId;
  readonly open: boolean;
  readonly enlarged: boolean;
  /** The last wish; the tab that it names takes it and shows it. */
  readonly reveal: DockReveal | undefined;
  /**
   * The window is too short for the dock under the columns: open, it covers them, so it begins closed, and what is opened
   * or closed meanwhile isn't kept.
   */
  readonly short: boolean;
  readonly setShort: (short: boolean) => void;
  /** Lets the columns be seen, where the dock covers them. */
  readonly uncover: () => void;
  /** Opens the dock at a tab. */
  readonly show: (tab: DockTabId) => void;
  readonly setOpen: (open: boolean) => void;
  readonly setEnlarged: (enlarged: boolean) => void;
  /** Opens the dock at what is wished for. */
  readonly revealIn: (wish: Wish<DockReveal>) => void;
}
export type DockStore = StoreApi<DockState>;

const isTab = (value: unknown): value is DockTabId =>
  value === 'events' || value === 'traffic' || value === 'log';

export function createDockStore(settings: SettingsStore): DockStore {
  const keep = (name: string, value: boolean | string): void => {
    const { settings: now, change } = settings.getState();
    change({ layout: { ...now.layout, [name]: value } });
  };
  const keptOpen = (): boolean => settings.getState().settings.layout?.['dockOpen'] !== false;
  const store = createStore<DockState>((set, get) => ({
    tab: 'traffic',
    open: true,
    enlarged: false,
    short: false,
    reveal: undefined,
    setShort(short) {
      if (short !== get().short) set({ short, open: !short && keptOpen() });
    },
    uncover() {
      const { open, short, enlarged, setOpen, setEnlarged } = get();
      if (open && short) setOpen(false);
      else if (open && enlarged) setEnlarged(false);
    },
    show(tab) {
      keep('dockTab', tab);
      set({ tab });
      get().setOpen(true);
    },
    setOpen(open) {
      set({ open });
      if (!get().short) keep('dockOpen', open);
    },
    setEnlarged(enlarged) {
      set({ enlarged, open: enlarged || get().open });
      keep('dockEnlarged', enlarged);
    },
    revealIn(wish) {
      set({ reveal: { ...wish, nonce: (get().reveal?.nonce ?? 0) + 1 } });
      get().show(wish.tab);
    },
  }));
  settings.subscribe((now, before) => {
    const layout = now.settings.layout;
    if (now.start === before.start || layout === undefined) return;
    store.setState({
      ...(isTab(layout.dockTab) ? { tab: layout.dockTab } : {}),
      ...(typeof layout.dockOpen === 'boolean' && !store.getState().short ? { open: layout.dockOpen } : {}),
      ...(typeof layout.dockEnlarged === 'boolean' ? { enlarged: layout.dockEnlarged } : {}),
    });
  });
  return store;
}
