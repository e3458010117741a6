import type { CallRecord } from '@contract';
import { createStore, type StoreApi } from 'zustand/vanilla';

/** What another part of the window wants done with the request of the chosen command. */
export type RequestIntent =
  | { readonly kind: 'use'; readonly call: CallRecord }
  | { readonly kind: 'execute'; readonly timeoutMs?: number }
  | { readonly kind: 'field'; readonly path: string };

export interface RequestIntentState {
  readonly intent: RequestIntent | undefined;
  /** Waits until the request is there to take it. */
  readonly ask: (intent: RequestIntent) => void;
  readonly taken: () => void;
}
export type RequestIntentStore = StoreApi<RequestIntentState>;

export const createRequestIntentStore = (): RequestIntentStore =>
  createStore<RequestIntentState>((set) => ({
    intent: undefined,
    ask: (intent) => set({ intent }),
    taken: () => set({ intent: undefined }),
  }));
