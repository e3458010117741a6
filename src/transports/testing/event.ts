import type { EventMessage } from '@mesh';

/** A small message to send. */
export function event(eventId: string, payload?: unknown): EventMessage {
  const message: EventMessage = { id: '0b2f7a0e-6f0c-4d55-9d6c-3f0f1c1f4a11', type: 'event', eventId };
  return payload === undefined ? message : { ...message, payload };
}
