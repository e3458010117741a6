import type { CallRecord } from '@contract';
import { useStore } from 'zustand';
import { useApp } from '../../stores';
import { useShownCall } from './useShownCall';

/** The call whose result the chosen command shows. */
export function useChosenCall(): CallRecord | undefined {
  const app = useApp();
  const targetId = useStore(app.targets, ({ chosenId }) => chosenId) ?? '';
  const commandId = useStore(app.commands, ({ chosen }) => chosen[targetId]) ?? '';
  return useShownCall(targetId, commandId).call;
}
