import type { CallFault, CallRecord } from '@contract';
import { formatDuration } from '../../components';
import { formatDeadline } from './deadline';

export interface FaultWords {
  /** What happened and where. */
  readonly lead: string;
  /** The peer's own words. */
  readonly quote?: string;
  /** What isn't known, and what to do. */
  readonly advice?: string;
}

export interface FaultFacts {
  readonly call: Pick<
    CallRecord,
    'commandId' | 'timeoutMs' | 'peerAnswers' | 'lateReply' | 'unreadableReply'
  >;
  readonly fault: CallFault;
  readonly peer: string;
  readonly owner: string;
  readonly passes: boolean | undefined;
  /** Other calls that ended with the same channel. */
  readonly others: number;
}

/** An error in words: what happened, where, what to do, in that order (docs/interface.md, "Words"). */
export function faultWords({ call, fault, peer, owner, passes, others }: FaultFacts): FaultWords {
  const { commandId } = call;
  const { message } = fault;
  const quote = message === '' ? {} : { quote: message };
  switch (fault.code) {
    case 'invalid_request':
      return {
        lead:
          fault.origin === 'here'
            ? 'The request was refused before it was sent.'
            : fault.path === undefined
              ? `${owner} refused the request.`
              : `${owner} refused the request before running it.`,
        ...quote,
        ...(passes === true && fault.path !== undefined
          ? {
              advice: `The request passed the check here, so the schema that was listed differs from the one that ${owner} uses.`,
            }
          : {}),
      };
    case 'not_found':
      if (fault.origin === 'here' && commandId.startsWith('_'))
        return {
          lead: `${commandId} is private: an id that begins with _ isn’t called over a channel. Nothing was sent.`,
        };
      return {
        lead: `No registry that ${peer} can reach knows ${commandId}.`,
        ...quote,
        advice:
          'Its owner may have gone, or never registered it. Read the commands again, or check the spelling.',
      };
    case 'timeout':
      return fault.origin === 'here'
        ? {
            lead:
              call.unreadableReply === undefined
                ? `${peer} didn’t answer within ${formatDeadline(call.timeoutMs)}.`
                : `${peer} sent no reply that can be read within ${formatDeadline(call.timeoutMs)}.`,
            advice: unreadable(call) ?? stillRunning(call, peer),
          }
        : {
            lead: `${owner} gave up before it had an answer.`,
            ...quote,
            advice: `Whether ${commandId} took effect isn’t known.`,
          };
    case 'channel_disconnected':
      if (fault.origin === 'here') return closedHere(message, peer, commandId);
      return {
        lead: `A channel between ${peer} and the owner of ${commandId} closed before the reply.`,
        ...quote,
        advice: [
          `Whether ${commandId} took effect isn’t known.`,
          ...(others === 0
            ? []
            : [`This and ${others} other ${others === 1 ? 'call was' : 'calls were'} waiting.`]),
        ].join(' '),
      };
    case 'internal_error':
      return { lead: `${commandId} failed.`, ...quote };
    default:
      return { lead: `${commandId} was answered with a code that the protocol doesn’t know.`, ...quote };
  }
}

/** What the inspector says of a closed link are our own words: they aren't quoted, and nothing is said twice. */
function closedHere(message: string, peer: string, commandId: string): FaultWords {
  const [, how, rest] =
    /^The channel from .+? closed before the reply( \(.*?\))?\. (Whether [\s\S]*)$/.exec(message) ?? [];
  if (rest !== undefined)
    return { lead: `The link to ${peer} closed before the reply${how ?? ''}.`, advice: rest };
  // It wasn't linked, so nothing was sent.
  if (message !== '') return { lead: message };
  return {
    lead: `The link to ${peer} closed before the reply.`,
    advice: `Whether ${commandId} took effect isn’t known.`,
  };
}

function unreadable({ unreadableReply }: FaultFacts['call']): string | undefined {
  if (unreadableReply === undefined) return undefined;
  const { afterMs, reason } = unreadableReply;
  return `A reply came after ${formatDuration(afterMs)}, but it can’t be read: ${reason}. It stands in Traffic.`;
}

function stillRunning({ commandId, peerAnswers, lateReply }: FaultFacts['call'], peer: string): string {
  const link =
    peerAnswers === undefined
      ? `the link to ${peer} is open`
      : peerAnswers
        ? `the link to ${peer} is open and answered a list request since`
        : `the link to ${peer} is open, but answers nothing any more`;
  const late = lateReply === undefined ? ' A reply that comes now is shown in Traffic as late.' : '';
  return `${commandId} may still be running: ${link}.${late}`;
}
