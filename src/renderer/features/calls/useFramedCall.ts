import type { CallRecord } from '@contract';
import { useShownCall } from './useShownCall';

/** The call whose frames can be seen: the one that is waited for, else the one whose result is shown. */
export function useFramedCall(targetId: string, commandId: string): CallRecord | undefined {
  const { call, waiting } = useShownCall(targetId, commandId);
  return waiting ?? call;
}
