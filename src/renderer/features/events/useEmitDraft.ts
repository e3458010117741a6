import { useStore } from 'zustand';
import { type App, callKey, useApp } from '../../stores';

/** Stands for "what is about to be emitted" among a target's drafts; no command id has a blank. */
const DRAFT = 'emit an event';

export interface EmitDraft {
  readonly eventId: string;
  /** JSON text of the payload, as it is being written. */
  readonly payload: string;
  readonly noPayload: boolean;
}

const idKey = (targetId: string): string => `emit ${targetId}`;

/** Changes what is about to be emitted to a target; kept over a restart. */
export function writeEmitDraft({ drafts, layout }: App, targetId: string, draft: EmitDraft): void {
  layout.getState().set(idKey(targetId), draft.eventId);
  drafts.getState().write(targetId, DRAFT, { text: draft.payload, nothing: draft.noPayload });
}

/** What is about to be emitted to a target. */
export function useEmitDraft(targetId: string): EmitDraft {
  const { drafts, layout } = useApp();
  const eventId = useStore(layout, ({ values }) => values[idKey(targetId)]);
  const draft = useStore(drafts, ({ byKey }) => byKey[callKey(targetId, DRAFT)]);
  return {
    eventId: typeof eventId === 'string' ? eventId : '',
    payload: draft?.text ?? '{}',
    noPayload: draft?.nothing ?? false,
  };
}
