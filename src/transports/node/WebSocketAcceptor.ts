import type { IncomingMessage } from 'node:http';
import type { Duplex } from 'node:stream';
import { type WebSocket, WebSocketServer } from 'ws';

export type { WebSocket };

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
    accepted: (socket: WebSocket) => void,
  ): void {
    this.#server.handleUpgrade(request, socket, head, accepted);
  }

  /** Ends every socket at once. */
  close(): void {
    for (const client of this.#server.clients) client.terminate();
    this.#server.close();
  }
}
