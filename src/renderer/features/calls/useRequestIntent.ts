import type { CallRecord } from '@contract';
import { useEffect, useRef } from 'react';
import { useStore } from 'zustand';
import { useApp } from '../../stores';

export interface IntentTakers {
  readonly use: (call: CallRecord) => void;
  readonly field: (path: string) => void;
  readonly execute: (timeoutMs?: number) => void;
}

/** Takes what other parts of the window want done with the request that is shown. */
export function useRequestIntent(takers: IntentTakers): void {
  const { requestIntent } = useApp();
  const intent = useStore(requestIntent, (state) => state.intent);
  const latest = useRef(takers);
  latest.current = takers;
  useEffect(() => {
    if (intent === undefined) return;
    requestIntent.getState().taken();
    switch (intent.kind) {
      case 'use':
        return latest.current.use(intent.call);
      case 'field':
        return latest.current.field(intent.path);
      case 'execute':
        return latest.current.execute(intent.timeoutMs);
    }
  }, [intent, requestIntent]);
}
