import { type Channel, ChannelClosedError, type ChannelSink, type Message } from '@mesh';

/** A channel whose peer is the test: what the registry sends is listened to, what it receives is whatever is injected. */
export class HostileChannel implements Channel {
  readonly id = 'hostile';
  readonly #heard: (message: Message) => void;
  #sink: ChannelSink | undefined;
  isClosed = false;

  constructor(heard: (message: Message) => void) {
    this.#heard = heard;
  }

  start(sink: ChannelSink): void {
    this.#sink = sink;
  }

  send(message: Message): void {
    if (this.isClosed) throw new ChannelClosedError(this.id);
    this.#heard(message);
  }

  close(): void {
    this.isClosed = true;
    this.#sink?.closed();
  }

  inject(raw: unknown): void {
    this.#sink?.receive(raw);
  }
}
