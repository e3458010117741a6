import type { CallRecord } from '@contract';
import { useEffect, useEffectEvent } from 'react';
import { useStore } from 'zustand';
import { type RequestIntent, useApp } from '../../stores';

export interface IntentTakers {
  readonly use: (call: CallRecord) => void;
  readonly field: (path: string) => void;
  readonly execute: (timeoutMs?: number) => void;
}

/** Takes what other parts of the window want done with the request that is shown. */
export function useRequestIntent(takers: IntentTakers): void {
  const { requestIntent } = useApp();
  const intent = useStore(requestIntent, (state) => state.intent);
  const take = useEffectEvent((wanted: RequestIntent) => {
    switch (wanted.kind) {
      case 'use':
        return takers.use(wanted.call);
      case 'execute':
        return takers.execute(wanted.timeoutMs);
      case 'field':
        return takers.field(wanted.path);
    }
  });
  useEffect(() => {
    if (intent === undefined) return;
    requestIntent.getState().taken();
    take(intent);
  }, [intent, requestIntent]);
}
