/** What {@link Channel.send} throws once its channel is closed. */
export class ChannelClosedError extends Error {
  override readonly name = 'ChannelClosedError';

  /** @param channelId the id of the channel, for the message */
  constructor(channelId: string) {
    super(`The channel ${channelId} is closed.`);
  }
}

/** Whether an error says that a channel is closed, from whichever copy of this library it comes. */
export function isChannelClosedError(error: unknown): boolean {
  return error instanceof Error && error.name === 'ChannelClosedError';
}
