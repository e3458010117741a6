import { createStore, type StoreApi } from 'zustand/vanilla';
import type { Platform } from '../platform';
import { callKey } from './calls';
import { Saver } from './saver';

const SAVE_EVERY_MS = 400;

export interface Draft {
  /** JSON text of the request, as it is being written; may be broken. */
  readonly text: string;
  /** Send no request at all, whatever the text says. */
  readonly nothing?: boolean;
}

export interface DraftsState {
  /** By `callKey(targetId, commandId)`. Absent: nothing was written yet. */
  readonly byKey: Readonly<Record<string, Draft>>;
  /** Commands (by `callKey`) whose request is sent although the check finds it invalid. */
  readonly sendInvalid: Readonly<Record<string, boolean>>;
  readonly setSendInvalid: (key: string, on: boolean) => void;
  /** Takes in what was kept; what is being written already stays. */
  readonly loaded: (targetId: string, texts: Readonly<Record<string, string>>) => void;
  /** Changes here at once, and is kept soon after. */
  readonly write: (targetId: string, commandId: string, draft: Draft) => void;
  /** Fills in a first text without keeping it, where nothing was written. */
  readonly begin: (targetId: string, commandId: string, text: string) => void;
  /** Forgets what was written. */
  readonly reset: (targetId: string, commandId: string, text: string) => void;
  readonly flush: () => void;
}
export type DraftsStore = StoreApi<DraftsState>;

export function createDraftsStore(platform: Platform): DraftsStore {
  const unsaved = new Map<string, { targetId: string; commandId: string; text?: string }>();
  /** What was only filled in: a draft that was kept, and is read later, goes before it. */
  const filledIn = new Set<string>();

  return createStore<DraftsState>((set, get) => {
    const put = (key: string, draft: Draft): void => set({ byKey: { ...get().byKey, [key]: draft } });
    const saver = new Saver(() => {
      const saving = [...unsaved];
      unsaved.clear();
      for (const [key, draft] of saving) {
        platform.inspector.saveDraft(draft).catch(() => {
          // Kept with the next change, unless something newer waits by then.
          if (!unsaved.has(key)) unsaved.set(key, draft);
        });
      }
    }, SAVE_EVERY_MS);
    const save = (targetId: string, commandId: string, text?: string): void => {
      unsaved.set(callKey(targetId, commandId), {
        targetId,
        commandId,
        ...(text === undefined ? {} : { text }),
      });
      saver.changed();
    };
    return {
      byKey: {},
      sendInvalid: {},
      setSendInvalid: (key, on) => set({ sendInvalid: { ...get().sendInvalid, [key]: on } }),
      loaded(targetId, texts) {
        const { byKey } = get();
        const kept = Object.entries(texts)
          .map(([id, text]) => [callKey(targetId, id), { text }] as const)
          .filter(([key]) => byKey[key] === undefined || filledIn.has(key));
        for (const [key] of kept) filledIn.delete(key);
        set({ byKey: { ...byKey, ...Object.fromEntries(kept) } });
      },
      write(targetId, commandId, draft) {
        const key = callKey(targetId, commandId);
        filledIn.delete(key);
        put(key, draft);
        save(targetId, commandId, draft.text);
      },
      begin(targetId, commandId, text) {
        const key = callKey(targetId, commandId);
        if (get().byKey[key] !== undefined) return;
        filledIn.add(key);
        put(key, { text });
      },
      reset(targetId, commandId, text) {
        const key = callKey(targetId, commandId);
        filledIn.delete(key);
        put(key, { text });
        save(targetId, commandId);
      },
      flush: () => saver.flush(),
    };
  });
}
