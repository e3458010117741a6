/** What {@link Channel.send} throws where the peer doesn't read, and as much waits for it as may. */
export class ChannelFullError extends Error {
  override readonly name = 'ChannelFullError';

  /**
   * @param channelId the id of the channel, for the message
   * @param waiting what waits, for the message: "4096 bytes"
   */
  constructor(channelId: string, waiting: string) {
    super(`${channelId} doesn't read: ${waiting} wait to be sent already.`);
  }
}

/** Whether an error says that nothing more can wait for a channel, from whichever copy of this library it comes. */
export function isChannelFullError(error: unknown): boolean {
  return error instanceof Error && error.name === 'ChannelFullError';
}
