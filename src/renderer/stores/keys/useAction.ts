import { useEffect, useRef } from 'react';
import { useApp } from '../appContext';
import type { ActionId } from './keyMap';

/** Does an action while the component is there; `undefined`: not at the moment. */
export function useAction(id: ActionId, run: (() => void) | undefined): void {
  const { actions } = useApp();
  const latest = useRef(run);
  latest.current = run;
  const can = run !== undefined;
  useEffect(() => (can ? actions.offer(id, () => latest.current?.()) : undefined), [actions, id, can]);
}
