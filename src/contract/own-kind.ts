/** Frames of our own kind that name a call by `thid` without answering it (docs/own-kind.md). */
const OF_A_CALL = new Set([
  'command.cancel',
  'command.deadline',
  'stream.open',
  'stream.items',
  'stream.end',
  'stream.credit',
]);

/** Whether a frame of this type goes with a call that is under way: it has the call's id, and is no reply. */
export function belongsToCall(type: string | undefined): boolean {
  return type !== undefined && OF_A_CALL.has(type);
}

/** Whether a frame of this type, with the call's id, is what its caller waits for: a reply, or a stream in its place. */
export function answersCall(type: string | undefined): boolean {
  return type === 'stream.open' || !belongsToCall(type);
}
