import type { IncomingMessage } from 'node:http';
import type { Duplex } from 'node:stream';
import { WebSocketServer } from 'ws';
import type { WebSocketLike } from '../shared/WebSocketChannel';

/** A socket that a server accepted; a binary frame arrives as a Buffer. */
export interface AcceptedSocket extends WebSocketLike {
  /** Ends it without the closing handshake. */
  terminate(): void;
}

/** The options of a {@link WebSocketAcceptor}. */
export interface WebSocketAcceptorOptions {
  /** A frame of more bytes ends the socket; 64 MiB unless set. */
  readonly frameLimitBytes?: number;
}

/** Turns upgrades of an HTTP server into sockets. Whether one may come in is the server's to decide, before. */
export class WebSocketAcceptor {
  readonly #server: WebSocketServer;

  /** @param options the limit, where it is to be another */
  constructor({ frameLimitBytes = 64 * 1024 * 1024 }: WebSocketAcceptorOptions = {}) {
    this.#server = new WebSocketServer({
      noServer: true,
      maxPayload: frameLimitBytes,
      perMessageDeflate: false,
    });
  }

  /**
   * Answers one upgrade: give it what the server's `upgrade` event gives. A request that is no WebSocket handshake is
   * refused.
   *
   * @param accepted called in the same turn as the socket is made, so that no frame is missed: make the
   * {@link WebSocketChannel} there
   */
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
