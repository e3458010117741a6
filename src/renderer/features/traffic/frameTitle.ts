import type { FrameRow } from '@contract';

const NOUNS: readonly (readonly [string, string])[] = [
  ['.request', 'Request'],
  ['.response', 'Reply'],
  ['event', 'Event'],
  ['command.cancel', 'Cancel'],
  ['command.deadline', 'Deadline'],
  ['command.withdraw', 'Withdrawal'],
  ['stream.open', 'Stream'],
  ['stream.items', 'Items of a stream'],
  ['stream.credit', 'Credit for a stream'],
  ['stream.end', 'End of a stream'],
  ['stream.open', 'Stream'],
  ['stream.items', 'Items'],
  ['stream.credit', 'Credit'],
  ['stream.end', 'End of stream'],
];

/** What a frame is, by its type: Request, Reply, Event, or one of our own kind; any other is a Frame. */
export function frameNoun(row: FrameRow): string {
  if (row.kind === 'violation') return 'Malformed frame';
  return NOUNS.find(([end]) => row.type?.endsWith(end))?.[1] ?? 'Frame';
}

/** `to root` or `from root`. */
export const framePeer = (row: FrameRow): string =>
  `${row.direction === 'out' ? 'to' : 'from'} ${row.channel}`;
