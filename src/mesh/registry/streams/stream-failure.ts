import type { WireError } from '../../protocol/message';
import { CommandError } from '../calls/command-error';
import { MOST_CREDIT } from './call-stream';

/** What a caller is told of an item that a link on the way doesn't carry. */
export const UNCARRIED_ITEM: WireError = {
  code: 'internal_error',
  message: "An item of the command's stream can't be carried.",
};

/** Why a handler's signal fires whose caller wants no more. */
export function givenUp(commandId: string): CommandError {
  const text = `The caller of ${commandId} has given it up.`;
  return new CommandError('channel_disconnected', text, { commandId, reason: 'cancelled' });
}

/** Of a stream that had to be collected, for a link that carries none or a caller that expects none. */
export function tooLong(commandId: string, most: string): WireError {
  return {
    code: 'internal_error',
    message: `The stream of ${commandId} has more than ${most}: too many for the array that its caller gets.`,
  };
}

/** Of items that nobody gave credit for. */
export function overCredit(commandId: string): WireError {
  return {
    code: 'internal_error',
    message: `The stream of ${commandId} sent more items than it had credit for.`,
  };
}

/** Of credit for more than may be outstanding. */
export function overMostCredit(commandId: string): WireError {
  const message = `The stream of ${commandId} got credit for more than ${MOST_CREDIT} items.`;
  return { code: 'internal_error', message };
}
