import type { CallFault } from '@contract';
import { isCommandError } from '@mesh';
import { shortId } from '../capture/short-id';
import type { Target } from '../targets/target';
import { cutText } from '../wire/cut-text';
import { formatSpan } from './format-span';
import { placeInMessage } from './place-in-message';

/** What the fault of a call depends on. */
export interface FaultCase {
  readonly commandId: string;
  readonly timeoutMs: number;
  readonly target: Target;
  /** Its request had left. */
  readonly wasSent: boolean;
  /** Other calls of the same target that were waiting. */
  readonly othersWaiting: number;
}

/** A message is kept with its call, and shown whole: of a longer one there is the beginning. */
const MESSAGE_CHARS = 16 * 1024;

/** An error that the peer answered with: its words, unchanged. */
export function peerFault(code: string, message: string, request: unknown): CallFault {
  const path = code === 'invalid_request' ? placeInMessage(message, request) : undefined;
  return {
    code: shortId(code),
    message: readable(message),
    origin: 'peer',
    ...(path !== undefined && { path }),
  };
}

/** An error that this side decided on. */
export function localFault(error: unknown, at: FaultCase): CallFault {
  const code = isCommandError(error) ? error.code : 'internal_error';
  const message = readable(error instanceof Error ? error.message : String(error));
  switch (code) {
    case 'timeout':
      return {
        code,
        message: `${at.target.channel} didn't answer within ${formatSpan(at.timeoutMs)}. ${at.commandId} may still be running: a reply that comes later is ignored and shown in Traffic as late.`,
        origin: 'here',
      };
    case 'channel_disconnected':
      return { code, message: disconnected(message, at), origin: 'here' };
    case 'not_found':
    case 'invalid_request':
    case 'internal_error':
      return { code, message, origin: 'here' };
  }
}

function disconnected(message: string, at: FaultCase): string {
  const { commandId, target, othersWaiting } = at;
  const end = target.lastEnd;
  if (end === undefined || !at.wasSent) return message;
  const { channel } = target;
  const others = othersWaiting === 1 ? '1 other call was' : `${othersWaiting} other calls were`;
  const waiting = othersWaiting === 0 ? '' : ` This and ${others} waiting.`;
  const commands = end.commands === 1 ? 'The command' : `The ${end.commands} commands`;
  const gone = end.commands === 0 ? '' : ` ${commands} of ${channel} are gone until it links again.`;
  return `The channel from main to ${channel} closed before the reply (${end.fault.label}). Whether ${commandId} was carried out isn't known.${waiting}${end.commands === 1 ? gone.replace(' are ', ' is ') : gone}`;
}

function readable(message: string): string {
  const rest = message.length - MESSAGE_CHARS;
  if (rest <= 0) return message;
  return `${cutText(message, 0, message.length, MESSAGE_CHARS)}… (${rest} more characters: Traffic has the frame)`;
}
