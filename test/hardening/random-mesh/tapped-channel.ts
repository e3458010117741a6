import type { Channel, ChannelSink, Message } from '@mesh';

/** Faults planted in a channel, to see that the properties find them. */
export const FAULTS = [
  'lost-reply',
  'swapped-replies',
  'doubled-event',
  'private-event',
  'lost-registration',
  'silent-close',
  'lost-withdrawal',
  'lost-cancel',
] as const;

export type Fault = (typeof FAULTS)[number];

/** Passes everything on to a channel, tells of every message that is sent, and does what its fault says. */
export class TappedChannel implements Channel {
  readonly id: string;
  readonly #inner: Channel;
  readonly #sent: (message: Message) => boolean;
  readonly #fault: Fault | undefined;
  #sink: ChannelSink | undefined;
  #lastRequestId = '';
  #count = 0;

  /** @param sent told of every message; gives whether it may go on its way */
  constructor(inner: Channel, sent: (message: Message) => boolean, fault: Fault | undefined) {
    this.id = inner.id;
    this.#inner = inner;
    this.#sent = sent;
    this.#fault = fault;
  }

  start(sink: ChannelSink): void | Promise<void> {
    this.#sink = sink;
    return this.#inner.start({
      receive: (raw) => this.#receive(raw),
      closed: (cause) => {
        if (this.#fault !== 'silent-close') sink.closed(cause);
      },
    });
  }

  send(message: Message): void {
    for (const changed of this.#changed(message)) {
      if (this.#sent(changed)) this.#inner.send(changed);
    }
  }

  /** As a port does it: the peer gets an array. */
  sendBatch(messages: readonly Message[]): void {
    const allowed = messages.flatMap((message) => this.#changed(message)).filter(this.#sent);
    if (allowed.length > 1) this.#inner.send(allowed as unknown as Message);
    else for (const message of allowed) this.#inner.send(message);
  }

  close(): void | Promise<void> {
    return this.#inner.close();
  }

  #receive(raw: unknown): void {
    for (const message of (Array.isArray(raw) ? raw : [raw]) as Message[]) {
      if (message.type === 'execute.command.request' && this.#count % 2 === 0)
        this.#lastRequestId = message.id;
    }
    this.#sink?.receive(raw);
  }

  #changed(message: Message): Message[] {
    this.#count += 1;
    switch (this.#fault) {
      case 'lost-reply':
        return message.type === 'execute.command.response' ? [] : [message];
      case 'swapped-replies':
        return message.type === 'execute.command.response' && this.#lastRequestId !== ''
          ? [{ ...message, thid: this.#lastRequestId }]
          : [message];
      case 'doubled-event':
        return message.type === 'event' ? [message, { ...message, id: `${message.id}-again` }] : [message];
      case 'private-event':
        return message.type === 'event' ? [{ ...message, eventId: `_${message.eventId}` }] : [message];
      case 'lost-registration':
        return message.type === 'register.command.response' ? [] : [message];
      case 'lost-withdrawal':
        return message.type === 'command.withdraw' ? [] : [message];
      case 'lost-cancel':
        return message.type === 'command.cancel' ? [] : [message];
      case 'silent-close':
      case undefined:
        return [message];
    }
  }
}
