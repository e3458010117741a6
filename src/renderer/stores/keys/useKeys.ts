import { useStore } from 'zustand';
import { useApp } from '../appContext';
import { type ActionId, keysOf } from './keyMap';

/** The first shortcut of an action as it is set now, to be shown beside it; undefined where it has none. */
export function useKeys(id: ActionId): string | undefined {
  return useStore(useApp().settings, ({ settings }) => keysOf(id, settings.keys)[0]);
}

/** The shortest of an action's shortcuts, where there is little room. */
export function useShortestKeys(id: ActionId): string | undefined {
  return useStore(
    useApp().settings,
    ({ settings }) => [...keysOf(id, settings.keys)].sort((a, b) => a.length - b.length)[0],
  );
}
