import type { CallRecord } from '@contract';
import { useMemo, useRef, useState } from 'react';
import { useStore } from 'zustand';
import { callsOf, tell, useApp } from '../../stores';
import { sameJson } from './jsonText';
import type { Request } from './useRequest';

export interface RequestHistory {
  /** 1 is the oldest; `total` the newest or what is being written now. */
  readonly position: number;
  readonly total: number;
  readonly previous: (() => void) | undefined;
  readonly next: (() => void) | undefined;
  /** Puts a call's request into the editor. */
  readonly use: (call: CallRecord) => void;
}

/** Steps through the requests of a command's calls; what was being written comes back after the newest. */
export function useRequestHistory({ targetId, commandId, key, text, write }: Request): RequestHistory {
  const app = useApp();
  const byId = useStore(app.calls, (state) => state.byId);
  const known = useStore(app.calls, ({ totals }) => totals[key] ?? 0);
  const calls = useMemo(() => callsOf({ byId }, targetId, commandId), [byId, targetId, commandId]);
  const total = Math.max(known, calls.length);
  const newest = calls[0]?.callId;
  const [at, setAt] = useState<{ key: string; callId: string; newest: string | undefined }>();
  const unsent = useRef<{ key: string; text: string }>(undefined);
  // A call that was made since is the newest request again.
  const here = at?.key === key && at.newest === newest ? at.callId : undefined;
  const index = calls.findIndex(({ callId }) => callId === here);
  const shown = calls[index];
  const edited = shown === undefined || !sameJson(text, shown.requestText ?? text);

  const put = async (call: CallRecord): Promise<void> => {
    // What nobody sent yet is to be found again after the newest.
    if (edited) unsent.current = { key, text };
    setAt({ key, callId: call.callId, newest });
    if (call.requestText === undefined && call.requestSizeBytes > 0)
      await tell(app, 'Reading the request', async () => {
        const whole = await app.platform.inspector.readCall({ callId: call.callId });
        app.calls.getState().put([whole]);
        write(whole.requestText ?? '');
      });
    else write(call.requestText ?? '');
  };
  const to = (next: number): (() => void) | undefined => {
    const call = calls[next];
    return call === undefined ? undefined : () => void put(call);
  };
  const toUnsent = (): void => {
    setAt(undefined);
    if (!edited && unsent.current?.key === key) write(unsent.current.text);
  };
  return {
    position: index === -1 ? total : total - index,
    total,
    previous: to(index + 1),
    next: index === -1 ? undefined : index === 0 ? toUnsent : to(index - 1),
    use: (call) => void put(call),
  };
}
