import type { CallRecord } from '@contract';
import { useMemo } from 'react';
import { useStore } from 'zustand';
import { useApp } from '../../stores';

/** Finds the app's own call that a message id belongs to. */
export function useCallIndex(): (messageId: string) => CallRecord | undefined {
  const byId = useStore(useApp().calls, (state) => state.byId);
  return useMemo(() => {
    const byMessage = new Map<string, CallRecord>();
    for (const call of byId.values()) if (call.messageId !== undefined) byMessage.set(call.messageId, call);
    return (messageId) => byMessage.get(messageId);
  }, [byId]);
}
