import { connect, type NetConnectOpts, type Socket } from 'node:net';
import type { Channel, ChannelSink, Message } from '@mesh';
import { NdjsonChannel, type NdjsonOptions } from './NdjsonChannel';

export interface SocketChannelOptions extends NdjsonOptions {
  readonly id: string;
  /** Where to connect (host and port, or the path of a Unix socket or named pipe), or a socket that was accepted. */
  readonly to: { readonly host: string; readonly port: number } | { readonly path: string } | Socket;
}

/** NDJSON over a TCP or Unix socket, or a named pipe. `start` resolves once it is connected and rejects if it can't be. */
export class SocketChannel implements Channel {
  readonly id: string;
  readonly #socket: Socket;
  readonly #lines: NdjsonChannel;
  readonly #connected: Promise<void>;

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

  async start(sink: ChannelSink): Promise<void> {
    await this.#connected;
    this.#lines.start(sink);
  }

  send(message: Message): void {
    this.#lines.send(message);
  }

  close(): void {
    this.#lines.close();
  }
}
