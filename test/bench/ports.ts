import { MessageChannel } from 'node:worker_threads';

/** The ports of one workload: closed when it is done, so that what held on to them doesn't weigh on the next. */
export class Ports {
  readonly #channels: MessageChannel[] = [];

  pair(): MessageChannel {
    const channel = new MessageChannel();
    this.#channels.push(channel);
    return channel;
  }

  closeAll(): void {
    for (const { port1 } of this.#channels.splice(0)) port1.close();
  }
}
