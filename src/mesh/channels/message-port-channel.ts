import type { Message } from '../protocol/message';
import type { Channel, ChannelSink } from './channel';
import { ChannelClosedError } from './channel-closed-error';
import { MalformedFrame } from './malformed-frame';
import { type ReceiveWaiting, receiveWaitingOf } from './receive-waiting';

/**
 * What is needed of a port, whichever runtime it comes from: the DOM's MessagePort and Worker, worker_threads' MessagePort
 * and Worker, Electron's MessagePortMain, UtilityProcess and `parentPort`. It has `addEventListener` or `on` as well,
 * whose declared types differ too much to be written as one.
 */
export interface MessagePortLike {
  /** Sends a value, by structured clone. Throws where it can't be cloned. */
  postMessage(message: unknown): void;
}

type PortListener = (event: unknown) => void;

/** So many messages are taken at one event, so that other ports have their turn. */
const MOST_AT_ONCE = 64;
/** After an event behind which nothing waited, so many come alone. */
const EVENTS_ALONE = 32;

interface Port extends MessagePortLike {
  postMessage(message: unknown, transfer?: readonly object[]): void;
  addEventListener?(type: string, listener: PortListener): void;
  removeEventListener?(type: string, listener: PortListener): void;
  on?(type: string, listener: PortListener): unknown;
  off?(type: string, listener: PortListener): unknown;
  start?(): void;
  close?(): void;
}

/**
 * A channel over any message port: structured clone of the message object (protocol.md, "The same protocol over"). It ends
 * when the port closes, or the worker or process behind it exits; a port that says nothing of its end (the DOM's, in older
 * browsers) has to be closed here.
 */
export class MessagePortChannel implements Channel {
  readonly id: string;
  /** Absent where the port copies everything. */
  readonly sendTransfer: Channel['sendTransfer'];
  readonly #port: Port;
  readonly #subscriptions: Array<() => void> = [];
  #sink: ChannelSink | undefined;
  #closed = false;

  /**
   * @param id the peer's name on this side
   * @param port the port, not started yet, so that nothing is lost before the channel starts
   */
  constructor(id: string, port: MessagePortLike) {
    this.id = id;
    this.#port = port as Port;
    this.sendTransfer = canTransfer(this.#port)
      ? (message, transfer) => this.#sendTransfer(message, transfer)
      : undefined;
  }

  /** Starts the port, and delivery. @throws ChannelClosedError where it was closed before */
  start(sink: ChannelSink): void {
    if (this.#closed) throw new ChannelClosedError(this.id);
    this.#sink = sink;
    this.#listen('close', () => this.#end(undefined));
    // Nested too deeply, for one: the sender's runtime could write what this one can't read.
    this.#listen('messageerror', (event) => sink.receive(unreadable(event)));
    this.#listen('message', this.#receiverOf(sink));
    if (!this.#port.addEventListener) this.#listenToProcess();
    this.#port.start?.();
  }

  /** Posts a message. @throws ChannelClosedError once closed; what `postMessage` throws where it can't be cloned */
  send(message: Message): void {
    if (this.#closed) throw new ChannelClosedError(this.id);
    this.#port.postMessage(message);
  }

  /** Posts several messages as one array. @throws as `send` does; none was sent then */
  sendBatch(messages: readonly Message[]): void {
    if (this.#closed) throw new ChannelClosedError(this.id);
    this.#port.postMessage(messages);
  }

  /** Posts a row of packed messages. @throws ChannelClosedError once closed */
  sendPacked(row: readonly unknown[]): void {
    if (this.#closed) throw new ChannelClosedError(this.id);
    this.#port.postMessage(row);
  }

  #sendTransfer(message: Message, transfer: readonly object[]): void {
    if (this.#closed) throw new ChannelClosedError(this.id);
    this.#port.postMessage(message, transfer);
  }

  /** Closes the port, where it can be closed. */
  close(): void {
    if (this.#closed) return;
    this.#end(undefined);
    this.#port.close?.();
  }

  /** Workers and utility processes of Node and Electron end by exiting or failing. */
  #listenToProcess(): void {
    this.#listen('exit', (code) =>
      this.#end(new Error(`What is behind the port exited with ${String(code)}.`)),
    );
    this.#listen('error', (error) => this.#end(error));
  }

  #listen(type: string, listener: PortListener): void {
    const port = this.#port;
    if (port.on) {
      port.on(type, listener);
      this.#subscriptions.push(() => port.off?.(type, listener));
    } else {
      port.addEventListener?.(type, listener);
      this.#subscriptions.push(() => port.removeEventListener?.(type, listener));
    }
  }

  #receiverOf(sink: ChannelSink): PortListener {
    const port = this.#port;
    if (!port.on) return (event) => sink.receive((event as { readonly data: unknown }).data);
    // worker_threads' ports have both, and give their listeners the bare value: no event is made for it, which is quicker.
    if (!port.addEventListener) return (event) => sink.receive(unwrapped(event));
    const receiveWaiting = receiveWaitingOf(port);
    if (receiveWaiting === undefined) return (value) => sink.receive(value);
    let alone = 0;
    return (value) => {
      sink.receive(value);
      if (alone > 0) alone -= 1;
      else if (!this.#receiveWaiting(receiveWaiting, sink)) alone = EVENTS_ALONE;
    };
  }

  /** Takes what waits behind an event; gives whether there was anything. */
  #receiveWaiting(receiveWaiting: ReceiveWaiting, sink: ChannelSink): boolean {
    for (let taken = 1; taken < MOST_AT_ONCE && !this.#closed; taken += 1) {
      let waiting: ReturnType<ReceiveWaiting>;
      try {
        waiting = receiveWaiting(this.#port);
      } catch (error) {
        // A stand-in for a port: what waits comes by events.
        if ((error as { readonly code?: unknown }).code === 'ERR_INVALID_ARG_TYPE') return false;
        // What a `messageerror` event says otherwise.
        sink.receive(unreadable(error));
        continue;
      }
      if (waiting === undefined) return taken > 1;
      sink.receive(waiting.message);
    }
    return true;
  }

  #end(cause: unknown): void {
    if (this.#closed) return;
    this.#closed = true;
    for (const unsubscribe of this.#subscriptions.splice(0)) unsubscribe();
    this.#sink?.closed(cause);
  }
}

function unreadable(event: unknown): MalformedFrame {
  return new MalformedFrame(event, 'the runtime could not read the message');
}

/**
 * Electron's ports of the main process and of utility processes, which are the ones without `addEventListener`, lose what is
 * transferred or throw; so is a Worker of Node, which can.
 */
function canTransfer(port: Port): boolean {
  return port.addEventListener !== undefined || 'threadId' in port;
}

/** Electron's ports emit `{ data, ports }`, workers and utility processes the value itself. */
function unwrapped(event: unknown): unknown {
  const { data, ports } = Object(event) as { readonly data?: unknown; readonly ports?: unknown };
  return Array.isArray(ports) ? data : event;
}
