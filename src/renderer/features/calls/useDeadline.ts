import { useStore } from 'zustand';
import { callKey, useApp } from '../../stores';

export const DEFAULT_DEADLINE_MS = 30_000;

/** The deadline of a command in ms (0: never), kept per command over a restart. */
export function useDeadline(targetId: string, commandId: string): [ms: number, set: (ms: number) => void] {
  const { settings } = useApp();
  const key = callKey(targetId, commandId);
  const ms = useStore(settings, (state) => {
    const { deadlines = {} } = state.settings;
    return deadlines[key] ?? deadlines['*'] ?? DEFAULT_DEADLINE_MS;
  });
  const set = (next: number): void => {
    const { settings: now, change } = settings.getState();
    change({ deadlines: { ...now.deadlines, [key]: next } });
  };
  return [ms, set];
}
