import type { Channel, ChannelSink, Message } from '@mesh';
import { isRow, RowReader } from '../pack/row-reader';

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
  'lost-credit',
  'lost-end',
  'doubled-items',
  'lost-names',
  'wrong-numbers',
] as const;

/** Those of direct ports, which only show where there are some. */
export const DIRECT_FAULTS = ['lost-fence'] as const;

export type Fault = (typeof FAULTS)[number] | (typeof DIRECT_FAULTS)[number];

/** Passes everything on to a channel, tells of every message that is sent, and does what its fault says. */
export class TappedChannel implements Channel {
  readonly id: string;
  readonly #inner: Channel;
  readonly #sent: (message: Message) => boolean;
  readonly #fault: Fault | undefined;
  #sink: ChannelSink | undefined;
  #lastRequestId = '';
  readonly #outgoing = new RowReader();
  readonly #incoming = new RowReader();
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
    this.#learnIds(message, this.#outgoing, this.#incoming);
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

  /** As a port does it: the peer gets the row, as it is where nothing in it is to be changed. */
  sendPacked(row: readonly unknown[]): void {
    const messages = this.#outgoing.read(row);
    const changed = messages.flatMap((message) => this.#changed(message));
    const allowed = changed.filter(this.#sent);
    const isAsItWas =
      allowed.length === messages.length && allowed.every((message, at) => message === messages[at]);
    this.#inner.send(this.#changedRow(isAsItWas ? row : row.slice(0, 1)) as unknown as Message);
    if (!isAsItWas) for (const message of allowed) this.#inner.send(message);
  }

  /** As a port does it, but that within one thread nothing leaves anybody. */
  sendTransfer(message: Message): void {
    this.send(message);
  }

  close(): void | Promise<void> {
    return this.#inner.close();
  }

  #receive(raw: unknown): void {
    for (const message of this.#messagesOf(raw)) {
      this.#learnIds(message, this.#incoming, this.#outgoing);
      if (message.type === 'execute.command.request' && this.#count % 2 === 0)
        this.#lastRequestId = message.id;
    }
    this.#sink?.receive(raw);
  }

  #messagesOf(raw: unknown): readonly Message[] {
    if (Array.isArray(raw) && !isRow(raw)) return raw as Message[];
    if (!isRow(raw)) return [raw as Message];
    // What a faulty channel has changed may be no row any more.
    return this.#fault === 'lost-names' ? [] : this.#incoming.read(raw);
  }

  /** The first list request says how the ids of its sender begin. */
  #learnIds({ type, _meta }: Message, sends: RowReader, receives: RowReader): void {
    const hello = type === 'list.commands.request' ? _meta?.['meshscope'] : undefined;
    if (hello !== undefined) sends.sender = receives.receiver = (hello as { ids: string }).ids;
  }

  #changedRow(row: readonly unknown[]): readonly unknown[] {
    switch (this.#fault) {
      case 'lost-names':
        return [0, ...row.slice(1)];
      case 'wrong-numbers':
        return row.map((part, at) => (at > 0 && typeof part === 'number' && part > 15 ? part + 1 : part));
      default:
        return row;
    }
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
      case 'lost-fence':
        return message.type === 'port.fence' ? [] : [message];
      case 'lost-credit':
        return message.type === 'stream.credit' ? [] : [message];
      case 'lost-end':
        return message.type === 'stream.end' ? [] : [message];
      case 'doubled-items':
        return message.type === 'stream.items' ? [message, message] : [message];
      case 'silent-close':
      case 'lost-names':
      case 'wrong-numbers':
      case undefined:
        return [message];
    }
  }
}
