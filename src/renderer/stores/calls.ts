import type { CallPath, CallRecord } from '@contract';
import { createStore, type StoreApi } from 'zustand/vanilla';

/** One key for a command of a target, as settings, drafts and calls use it. */
export const callKey = (targetId: string, commandId: string): string => `${targetId} ${commandId}`;

export interface CallsState {
  readonly byId: ReadonlyMap<string, CallRecord>;
  /** How many calls of a target (its id), or of a command (`callKey`), the history has. */
  readonly totals: Readonly<Record<string, number>>;
  /** How many calls of a command (`callKey`) wait for their end; absent: none. */
  readonly running: Readonly<Record<string, number>>;
  /** The call that the result pane shows, by `callKey`. */
  readonly shown: Readonly<Record<string, string>>;
  /** Takes in records; a richer known one keeps what a lean new one leaves out. */
  readonly put: (records: readonly CallRecord[]) => void;
  readonly setTotal: (key: string, total: number) => void;
  readonly show: (key: string, callId: string) => void;
  /** Takes in the way of a call; its duration is the sum of what the path tells from then on. */
  readonly addPath: (path: CallPath) => void;
  readonly clear: (targetId?: string) => void;
}
export type CallsStore = StoreApi<CallsState>;

/** Lists leave out large inputs and results: what is known of them already stays. */
function merge(known: CallRecord | undefined, next: CallRecord): CallRecord {
  if (known === undefined) return next;
  const settled = known.status !== 'running' && next.status === 'running';
  return settled ? { ...next, ...known } : { ...known, ...next };
}

function countRunning(byId: ReadonlyMap<string, CallRecord>): Readonly<Record<string, number>> {
  const running: Record<string, number> = {};
  for (const { status, targetId, commandId } of byId.values()) {
    if (status !== 'running') continue;
    const key = callKey(targetId, commandId);
    running[key] = (running[key] ?? 0) + 1;
  }
  return running;
}

export const createCallsStore = (): CallsStore =>
  createStore<CallsState>((set, get) => ({
    byId: new Map(),
    totals: {},
    running: {},
    shown: {},
    put(records) {
      const byId = new Map(get().byId);
      const totals = { ...get().totals };
      for (const record of records) {
        const known = byId.get(record.callId);
        byId.set(record.callId, merge(known, record));
        if (known !== undefined || record.status !== 'running') continue;
        for (const key of [record.targetId, callKey(record.targetId, record.commandId)])
          totals[key] = (totals[key] ?? 0) + 1;
      }
      set({ byId, totals, running: countRunning(byId) });
    },
    setTotal: (key, total) => set({ totals: { ...get().totals, [key]: total } }),
    show: (key, callId) => set({ shown: { ...get().shown, [key]: callId } }),
    addPath(path) {
      const call = get().byId.get(path.callId);
      if (call === undefined) return;
      const durationMs = path.insideMs + path.peerMs;
      set({ byId: new Map(get().byId).set(path.callId, { ...call, path, durationMs }) });
    },
    clear(targetId) {
      const left = [...get().byId].filter(
        ([, call]) => call.status === 'running' || (targetId !== undefined && call.targetId !== targetId),
      );
      set({ byId: new Map(left), shown: {}, totals: {} });
    },
  }));

/** The calls of a target, or of one of its commands, newest first. */
export function callsOf(
  { byId }: Pick<CallsState, 'byId'>,
  targetId: string,
  commandId?: string,
): readonly CallRecord[] {
  return [...byId.values()]
    .filter((call) => call.targetId === targetId && (commandId === undefined || call.commandId === commandId))
    .sort((a, b) => b.startedAt - a.startedAt);
}
