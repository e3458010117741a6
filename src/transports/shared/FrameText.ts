/** The text of one frame as it stood on the wire, told before anything decodes it. */
export interface FrameText {
  /** Whether it came in or goes out. */
  readonly direction: 'in' | 'out';
  /** Without the line end; only the beginning where `cut` is set. */
  readonly text: string;
  /** Size on the wire in bytes, without the line end. */
  readonly sizeBytes: number;
  /** The frame was over the limit: `text` is its beginning. */
  readonly cut?: true;
}

/**
 * Hears of every frame of a channel, garbage too. Of an incoming frame right before the sink gets it, of an outgoing
 * one inside `send`: so a decorator can join the text with the message.
 */
export type OnFrameText = (frame: FrameText) => void;
