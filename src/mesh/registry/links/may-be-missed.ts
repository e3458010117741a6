import type { Message } from '../../protocol/message';

/**
 * Whether a link can go on without a message that there was no room for: of a request its maker is told, and events are
 * lost one by one; anything else leaves the peer waiting for what never comes.
 */
export function mayBeMissed(type: Message['type']): boolean {
  return type === 'event' || type.endsWith('.request');
}
