import type { CallRecord } from '@contract';
import { useChosenCommand } from './useChosenCommand';
import { useShownCall } from './useShownCall';

/** The call whose result the chosen command shows. */
export function useChosenCall(): CallRecord | undefined {
  const chosen = useChosenCommand();
  return useShownCall(chosen?.targetId ?? '', chosen?.commandId ?? '').call;
}
