import { connect, type NetConnectOpts, type Socket } from 'node:net';
import type { Channel, ChannelSink, Message } from '@mesh';
import { NdjsonChannel, type NdjsonOptions } from './NdjsonChannel';

/** The options of a {@link SocketChannel}. */
export interface SocketChannelOptions extends NdjsonOptions {
  /** The peer's name on this side. */
  readonly id: string;
  /** Where to connect (host and port, or the path of a Unix socket or named pipe), or a socket that was accepted. */
  readonly to: { readonly host: string; readonly port: number } | { readonly path: string } | Socket;
}

/** NDJSON over a TCP or Unix socket, or a named pipe (protocol.md, byte streams). Connects at once. */
export class SocketChannel implements Channel {
  readonly id: string;
  readonly #socket: Socket;
  readonly #lines: NdjsonChannel;
  readonly #connected: Promise<void>;

  /** @param options a socket that was accepted is given before anything was read from it */
  constructor({ id, to, ...ndjson }: SocketChannelOptions) {
    this.id = id;
    const accepted = 'write' in to;
    this.#socket = accepted ? to : connect(to as NetConnectOpts);
    const socket = this.#socket;
    socket.setNoDelay(true);
    this.#connected = accepted
      ? Promise.resolve()
      : new Promise((resolve, reject) => {
          socket.once('connect', resolve);
          socket.once('error', reject);
          socket.once('close', () => reject(new Error('the connection was closed before it was there')));
        });
    // Heard again in `start`; a channel that is never started must not end this program.
    this.#connected.catch(() => undefined);
    this.#lines = new NdjsonChannel({ ...ndjson, id, readable: socket, writable: socket });
  }

  /** Resolves once it is connected. @throws the system's error where it can't be */
  async start(sink: ChannelSink): Promise<void> {
    await this.#connected;
    this.#lines.start(sink);
  }

  /** @throws as {@link NdjsonChannel.send} does */
  send(message: Message): void {
    this.#lines.send(message);
  }

  /** Ends the connection. What was sent before is still written, if the peer takes it within a second. */
  close(): void {
    this.#lines.close();
  }
}
