import { JsonSyntaxError, parseJson } from '@json';
import type { EmitDraft } from './useEmitDraft';

/** What is wrong with an event that is about to be emitted, by the field where it stands. */
export interface EmitFaults {
  readonly eventId?: string;
  readonly payload?: string;
  /** The payload isn't JSON: its editor marks where and why. */
  readonly notJson?: boolean;
}

/** Checks an event before it is emitted; no faults: it can go. */
export function checkEmit({ eventId, payload, noPayload }: EmitDraft): EmitFaults {
  return { ...checkId(eventId), ...(noPayload ? {} : checkPayload(payload)) };
}

function checkId(eventId: string): EmitFaults {
  if (eventId.trim() === '') return { eventId: 'An event needs an id.' };
  if (eventId.startsWith('_'))
    return { eventId: 'An id that begins with _ is private: it never leaves its registry.' };
  return {};
}

function checkPayload(payload: string): EmitFaults {
  try {
    parseJson(payload);
    return {};
  } catch (error) {
    if (!(error instanceof JsonSyntaxError)) throw error;
    return payload.trim() === '' ? { payload: 'Write a payload, or tick No payload.' } : { notJson: true };
  }
}
