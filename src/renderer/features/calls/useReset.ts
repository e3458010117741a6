import { useApp } from '../../stores';
import { sameJson } from './jsonText';
import type { Request } from './useRequest';

/** Brings back the defaults, and offers what was written again until something else is. */
export function useReset({ targetId, commandId, key, text, initial, reset }: Request): () => void {
  const app = useApp();
  return () => {
    reset();
    if (sameJson(text, initial)) return;
    const id = `reset ${key}`;
    const { show, dismiss } = app.notices.getState();
    const forget = app.drafts.subscribe((now, before) => {
      if (now.byKey[key] === before.byKey[key]) return;
      forget();
      dismiss(id);
    });
    show({
      id,
      tone: 'info',
      text: `The request of ${commandId} was reset.`,
      actions: [
        { label: 'Undo', run: () => app.drafts.getState().write(targetId, commandId, { text }) },
        { label: 'Dismiss', run: () => dismiss(id) },
      ],
    });
  };
}
