import { useEffect, useEffectEvent } from 'react';
import { useApp } from '../appContext';
import type { ActionId } from './keyMap';

/** Does an action while the component is there; `undefined`: not at the moment. */
export function useAction(id: ActionId, run: (() => void) | undefined): void {
  const { actions } = useApp();
  const act = useEffectEvent(() => run?.());
  const can = run !== undefined;
  useEffect(() => (can ? actions.offer(id, () => act()) : undefined), [actions, id, can]);
}
