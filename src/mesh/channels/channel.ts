import type { Message } from '../protocol/message';

/** What a channel delivers to. */
export interface ChannelSink {
  /** Takes what came in, whatever it is; decoding is the registry's work. Never throws. */
  receive(raw: unknown): void;
  /** Says that the channel has ended, once, whoever closed it. */
  closed(cause?: unknown): void;
}

/** A two-way, ordered link to one peer: the whole duty of a transport. */
export interface Channel {
  /** The peer's name on this side. */
  readonly id: string;
  /** Begins delivery; what came in earlier comes first, in order. */
  start(sink: ChannelSink): void | Promise<void>;
  /**
   * Sends in order.
   *
   * @throws ChannelClosedError once the channel is closed; anything else means that this message can't be carried
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
  /** Ends the channel; its sink hears of it. */
  close(): void | Promise<void>;
}
