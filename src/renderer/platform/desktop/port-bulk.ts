import type { FromPage, ToPage } from '@contract';
import { Listeners } from '../listeners';
import type { BulkPort } from '../platform';

/** The bulk port over a MessagePort to main. */
export class PortBulk implements BulkPort {
  readonly #port: MessagePort;
  readonly #listeners = new Listeners<ToPage>();

  constructor(port: MessagePort) {
    this.#port = port;
    port.onmessage = ({ data }: MessageEvent<ToPage>) => this.#listeners.tell(data);
  }

  post(message: FromPage): void {
    this.#port.postMessage(message);
  }

  listen(listener: (message: ToPage) => void): () => void {
    return this.#listeners.add(listener);
  }
}
