import { type Channel, ChannelClosedError, type ChannelSink, type Message } from '@mesh';

/**
 * One end of the link over Electron IPC, the same on both sides: how a message is posted is given to it, and what comes in
 * is handed to `deliver` by whoever listens and has checked the sender.
 */
export class IpcChannel implements Channel {
  readonly id: string;
  readonly #post: (message: Message) => void;
  #sink: ChannelSink | undefined;
  /** What came in before the start. */
  #early: unknown[] = [];
  #closed = false;
  #cause: unknown;

  /** @param post throws where a message can't be carried */
  constructor(id: string, post: (message: Message) => void) {
    this.id = id;
    this.#post = post;
  }

  start(sink: ChannelSink): void {
    this.#sink = sink;
    const early = this.#early;
    this.#early = [];
    for (const message of early) sink.receive(message);
    if (this.#closed) sink.closed(this.#cause);
  }

  send(message: Message): void {
    if (this.#closed) throw new ChannelClosedError(this.id);
    this.#post(message);
  }

  /** Takes in what came from the other end. */
  deliver(message: unknown): void {
    if (this.#closed) return;
    if (this.#sink) this.#sink.receive(message);
    else this.#early.push(message);
  }

  /** The other end is gone: a reload, a crash, a closed window. */
  end(cause?: unknown): void {
    if (this.#closed) return;
    this.#closed = true;
    this.#cause = cause;
    this.#sink?.closed(cause);
  }

  close(): void {
    this.end();
  }
}
