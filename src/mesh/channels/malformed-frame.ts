/**
 * What a channel hands to `ChannelSink.receive` in place of a message that it couldn't read (a line that isn't JSON,
 * one over the limit): the registry reports it as a violation with this raw value and this reason, and goes on
 * (protocol.md, byte streams).
 */
export class MalformedFrame {
  /** What came in: the text, or its beginning. */
  readonly raw: unknown;
  /** Why it can't be read, in plain words: "the line ends at byte 71". */
  readonly reason: string;

  /**
   * @param raw what came in: the text, or its beginning
   * @param reason why it can't be read, in plain words
   */
  constructor(raw: unknown, reason: string) {
    this.raw = raw;
    this.reason = reason;
  }
}
