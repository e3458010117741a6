import type { FromPage, ToPage } from '@contract';
import { Listeners } from '../listeners';
import type { BulkPort } from '../platform';

/** The bulk port over whatever WebSocket is there now. What is posted while there is none is lost, as its answer would be. */
export class SocketBulk implements BulkPort {
  #socket: WebSocket | undefined;
  readonly #listeners = new Listeners<ToPage>();

  /** Uses this socket from now on, until it closes. */
  attach(socket: WebSocket): void {
    this.#socket = socket;
    socket.addEventListener('message', ({ data }: MessageEvent<unknown>) => {
      // It comes from our own server, which writes nothing but ToPage.
      if (typeof data === 'string') this.#listeners.tell(JSON.parse(data) as ToPage);
    });
    socket.addEventListener('close', () => {
      if (this.#socket === socket) this.#socket = undefined;
    });
  }

  post(message: FromPage): void {
    if (this.#socket?.readyState === WebSocket.OPEN) this.#socket.send(JSON.stringify(message));
  }

  listen(listener: (message: ToPage) => void): () => void {
    return this.#listeners.add(listener);
  }
}
