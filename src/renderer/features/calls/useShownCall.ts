import type { CallRecord } from '@contract';
import { useEffect, useMemo, useState } from 'react';
import { useStore } from 'zustand';
import { callKey, callsOf, useApp } from '../../stores';

/** A call that takes longer than this is shown as waiting; until then the old result stands alone. */
const SHOW_WAITING_AFTER_MS = 300;

export interface ShownCall {
  /** The ended call whose result is shown. */
  readonly call: CallRecord | undefined;
  /** The newest call that has been waiting for more than 300 ms. */
  readonly waiting: CallRecord | undefined;
}

/** What the result pane shows for a command. */
export function useShownCall(targetId: string, commandId: string): ShownCall {
  const app = useApp();
  const key = callKey(targetId, commandId);
  const byId = useStore(app.calls, (state) => state.byId);
  const shownId = useStore(app.calls, ({ shown }) => shown[key]);
  const calls = useMemo(() => callsOf({ byId }, targetId, commandId), [byId, targetId, commandId]);
  const running = calls.find(({ status }) => status === 'running');
  const [longEnough, setLongEnough] = useState<string>();
  const runningId = running?.callId;
  const startedAt = running?.startedAt ?? 0;
  useEffect(() => {
    if (runningId === undefined) return;
    const timer = setTimeout(
      () => setLongEnough(runningId),
      Math.max(0, startedAt + SHOW_WAITING_AFTER_MS - Date.now()),
    );
    return () => clearTimeout(timer);
  }, [runningId, startedAt]);
  const chosen = shownId === undefined ? undefined : byId.get(shownId);
  return {
    call:
      chosen?.status === 'running' ? undefined : (chosen ?? calls.find(({ status }) => status !== 'running')),
    waiting: running !== undefined && longEnough === running.callId ? running : undefined,
  };
}
