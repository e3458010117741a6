import { useStore } from 'zustand';
import { useApp } from '../../stores';

/** The chosen command of the chosen target; undefined where none is. */
export function useChosenCommand(): { readonly targetId: string; readonly commandId: string } | undefined {
  const app = useApp();
  const targetId = useStore(app.targets, ({ chosenId }) => chosenId);
  const commandId = useStore(app.commands, ({ chosen }) =>
    targetId === undefined ? undefined : chosen[targetId],
  );
  return targetId === undefined || commandId === undefined ? undefined : { targetId, commandId };
}
