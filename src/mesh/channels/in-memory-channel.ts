import { platform } from '../platform';
import type { Message } from '../protocol/message';
import type { Channel, ChannelSink } from './channel';
import { ChannelClosedError } from './channel-closed-error';
import { ChannelFullError } from './channel-full-error';

/** So many messages wait for an end that wasn't started. */
const MOST_EARLY = 65_536;

/**
 * One end of a link between two registries of the same thread: messages pass by reference, asynchronously (in a microtask),
 * in order. What is sent isn't copied, so both sides see what is changed in it later.
 */
export class InMemoryChannel implements Channel {
  readonly id: string;
  #peer: InMemoryChannel | undefined;
  #sink: ChannelSink | undefined;
  #inbox: Message[] = [];
  #scheduled = false;
  #closed = false;
  #peerClosed = false;

  private constructor(id: string) {
    this.id = id;
  }

  /**
   * Two joined channels. `pair('worker', 'root')` gives root's end first (its peer is `worker`), then worker's (its peer
   * is `root`).
   *
   * @param first the id of the first channel
   * @param second the id of the second
   */
  static pair(first: string, second: string): [InMemoryChannel, InMemoryChannel] {
    const one = new InMemoryChannel(first);
    const other = new InMemoryChannel(second);
    one.#peer = other;
    other.#peer = one;
    return [one, other];
  }

  /** Begins delivery, of what came earlier first. */
  start(sink: ChannelSink): void {
    this.#sink = sink;
    this.#schedule();
  }

  /**
   * Hands a message to the other end.
   *
   * @throws ChannelClosedError once either end is closed; ChannelFullError where 65,536 wait for an end that wasn't started
   */
  send(message: Message): void {
    const peer = this.#peer;
    if (peer === undefined || this.#peerClosed) throw new ChannelClosedError(this.id);
    if (peer.#sink === undefined && peer.#inbox.length >= MOST_EARLY)
      throw new ChannelFullError(this.id, `${MOST_EARLY} messages`);
    peer.#accept(message);
  }

  /** Ends both ends; the other one still gets what was sent before. */
  close(): void {
    if (this.#closed) return;
    const peer = this.#peer;
    this.#end();
    if (peer === undefined) return;
    peer.#peerClosed = true;
    peer.#schedule();
  }

  #accept(message: Message): void {
    this.#inbox.push(message);
    this.#schedule();
  }

  #schedule(): void {
    if (this.#scheduled || this.#sink === undefined) return;
    this.#scheduled = true;
    platform.queueMicrotask(() => this.#deliver());
  }

  #deliver(): void {
    this.#scheduled = false;
    const batch = this.#inbox;
    this.#inbox = [];
    for (const message of batch) {
      if (this.#closed) return;
      this.#sink?.receive(message);
    }
    if (!this.#peerClosed || this.#closed) return;
    if (this.#inbox.length > 0) this.#schedule();
    else this.#end();
  }

  #end(): void {
    this.#closed = true;
    this.#inbox = [];
    this.#peer = undefined;
    this.#sink?.closed();
  }
}
