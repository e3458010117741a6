import type { Message } from '../protocol/message';

/** What a channel delivers to: the registry's end of it, given to {@link Channel.start}. */
export interface ChannelSink {
  /**
   * Takes what came in: the value that was sent (an object, where text is sent the JSON in it parsed), an array of such
   * from a peer's `sendBatch`, or a {@link MalformedFrame}. Anything else may be given too: checking it is the registry's
   * work. Never throws.
   */
  receive(raw: unknown): void;
  /** Says that the channel has ended, once, whoever closed it; `cause`: what went wrong, absent where nothing did. */
  closed(cause?: unknown): void;
}

/** A two-way, ordered link to one peer: the whole duty of a transport. For `registry.registerChannel`. */
export interface Channel {
  /** The peer's name on this side: one registry has one link a name. */
  readonly id: string;
  /**
   * Begins delivery; what came in earlier comes first, in order. Called once, by the registry.
   *
   * @returns where it takes its time, a promise that resolves once messages can be sent
   * @throws whatever keeps it from starting; `registerChannel` rejects with it
   */
  start(sink: ChannelSink): void | Promise<void>;
  /**
   * Sends in order.
   *
   * @throws ChannelClosedError once the channel is closed; ChannelFullError where the peer doesn't read and no more may
   * wait; anything else means that this message can't be carried
   */
  send(message: Message): void;
  /**
   * Sends several messages together, in order, as one array that the peer's sink gets (docs/own-kind.md, Batch): only
   * where that is quicker than one by one.
   *
   * @throws what `send` throws; none of them was sent then
   */
  sendBatch?(messages: readonly Message[]): void;
  /**
   * Sends a message and hands over, instead of copying, what `transfer` names of it (docs/own-kind.md, Transfer): only where
   * that is possible.
   *
   * @throws what `send` throws; nothing was sent then
   */
  readonly sendTransfer?: ((message: Message, transfer: readonly object[]) => void) | undefined;
  /**
   * Sends a row of plain values and lists of texts as one array that the peer's sink gets, its values unchanged, as
   * structured clone gives them (docs/own-kind.md, Pack).
   *
   * @throws ChannelClosedError once the channel is closed
   */
  sendPacked?(row: readonly unknown[]): void;
  /** Ends the channel; its sink hears of it. A second time it does nothing. */
  close(): void | Promise<void>;
}
