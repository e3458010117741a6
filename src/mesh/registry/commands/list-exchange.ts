import type { ListCommandsRequest, Meta } from '../../protocol/message';
import type { Core } from '../core';
import { Exchange, type ExchangeHandler } from '../exchanges/exchange';
import type { PeerLink } from '../links/peer-link';

/** The question to a peer for its commands. What it answers is adopted by the registrar, asked for or not. */
export class ListExchange implements ExchangeHandler {
  readonly #exchange: Exchange<undefined, PeerLink>;
  readonly #done: (answered: boolean) => void;

  private constructor(core: Core, link: PeerLink, done: (answered: boolean) => void) {
    this.#exchange = new Exchange(core.ids.next(), undefined, link, '', 'list.commands.response', this);
    this.#done = done;
  }

  /** Asks, and says `hello` by it where that is given; resolves with whether there was an answer. */
  static send(core: Core, link: PeerLink, timeoutMs: number, hello?: Meta): Promise<boolean> {
    return new Promise((resolve) => {
      const exchange = new ListExchange(core, link, resolve).#exchange;
      core.exchanges.begin(exchange, timeoutMs);
      const request: ListCommandsRequest = { type: 'list.commands.request', id: exchange.id };
      const error = link.send(hello ? { ...request, _meta: hello } : request);
      if (error !== undefined && core.exchanges.end(exchange, false)) resolve(false);
    });
  }

  answered(): void {
    this.#done(true);
  }

  expire(): void {
    this.#done(false);
  }

  disconnected(): void {
    this.#done(false);
  }
}
