import { MessageChannel, type MessagePort } from 'node:worker_threads';
import { type Channel, ChannelClosedError, type ChannelSink, type Message, MessagePortChannel } from '@mesh';
import type { Carrier } from './mutate';

/** A peer that is the test: it hears what the registry sends, and the registry gets whatever it injects. */
export interface HostilePeer {
  /** The registry's end. */
  readonly channel: Channel;
  readonly isClosed: boolean;
  /** Sends anything, perhaps with ports that it hands over; what the channel can't carry is left out. */
  inject(raw: unknown, transfer?: readonly MessagePort[]): void;
  /** Lets go of whatever it holds. */
  end(): void;
}

/** Makes one whose frames pass by reference, or over a real port by structured clone. */
export function hostilePeer(carrier: Carrier, heard: (message: Message) => void): HostilePeer {
  return carrier === 'reference' ? new ReferencePeer(heard) : new PortPeer(heard);
}

class ReferencePeer implements HostilePeer, Channel {
  readonly id = 'hostile';
  readonly channel = this;
  isClosed = false;
  readonly #heard: (message: Message) => void;
  #sink: ChannelSink | undefined;

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

  sendBatch(messages: readonly Message[]): void {
    for (const message of messages) this.send(message);
  }

  sendPacked(row: readonly unknown[]): void {
    this.send(row as unknown as Message);
  }

  close(): void {
    this.isClosed = true;
    this.#sink?.closed();
  }

  inject(raw: unknown): void {
    this.#sink?.receive(raw);
  }

  end(): void {}
}

class PortPeer implements HostilePeer {
  readonly channel: Channel;
  isClosed = false;
  readonly #ports = new MessageChannel();

  constructor(heard: (message: Message) => void) {
    this.channel = new MessagePortChannel('hostile', this.#ports.port1);
    this.#ports.port2.on('message', heard);
    this.#ports.port2.on('close', () => {
      this.isClosed = true;
    });
  }

  inject(raw: unknown, transfer: readonly MessagePort[] = []): void {
    try {
      this.#ports.port2.postMessage(raw, transfer);
    } catch {
      // What can't be cloned (a function, a nesting too deep) can't come in either; nothing of the registry runs here.
    }
  }

  end(): void {
    this.#ports.port2.close();
  }
}
