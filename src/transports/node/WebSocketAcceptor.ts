import type { IncomingMessage } from 'node:http';
import type { Duplex } from 'node:stream';
import { WebSocketServer } from 'ws';
import type { WebSocketLike } from '../shared/WebSocketChannel';

/** A socket that a server accepted; a binary frame arrives as a Buffer. */
export interface AcceptedSocket extends WebSocketLike {
  /** Ends it without the closing handshake. */
  terminate(): void;
}

export interface WebSocketAcceptorOptions {
  /** A frame over it ends the socket; 64 MiB unless set. */
  readonly frameLimitBytes?: number;
}

/** Turns upgrades of an HTTP server into sockets. Whether one may come in is the server's to decide, before. */
export class WebSocketAcceptor {
  readonly #server: WebSocketServer;

  constructor({ frameLimitBytes = 64 * 1024 * 1024 }: WebSocketAcceptorOptions = {}) {
    this.#server = new WebSocketServer({
      noServer: true,
      maxPayload: frameLimitBytes,
      perMessageDeflate: false,
    });
  }

  /** @param accepted called in the same turn as the socket is made, so that no frame is missed */
  accept(
    request: IncomingMessage,
    socket: Duplex,
    head: Buffer,
    accepted: (socket: AcceptedSocket) => void,
  ): void {
    // The event types of `ws` are narrower in their overloads, not in what they carry.
    this.#server.handleUpgrade(request, socket, head, (made) => accepted(made as unknown as AcceptedSocket));
  }

  /** Ends every socket at once. */
  close(): void {
    for (const client of this.#server.clients) client.terminate();
    this.#server.close();
  }
}
