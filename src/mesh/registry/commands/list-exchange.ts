import type { ListCommandsRequest, Meta } from '../../protocol/message';
import type { Core } from '../core';
import { Exchange } from '../exchanges/exchange';
import type { PeerLink } from '../links/peer-link';

/** The question to a peer for its commands. What it answers is adopted by the registrar, asked for or not. */
export class ListExchange extends Exchange {
  override get answeredBy(): 'list.commands.response' {
    return 'list.commands.response';
  }
  readonly #done: (answered: boolean) => void;

  private constructor(core: Core, link: PeerLink, done: (answered: boolean) => void) {
    super(core.ids.next(), undefined, link);
    this.#done = done;
  }

  /** Asks, and says `hello` by it where that is given; resolves with whether there was an answer. */
  static send(core: Core, link: PeerLink, timeoutMs: number, hello?: Meta): Promise<boolean> {
    return new Promise((resolve) => {
      const exchange = new ListExchange(core, link, resolve);
      core.exchanges.begin(exchange, timeoutMs);
      const request: ListCommandsRequest = { type: 'list.commands.request', id: exchange.id };
      const error = link.send(hello ? { ...request, _meta: hello } : request);
      if (error !== undefined && core.exchanges.end(exchange, false)) resolve(false);
    });
  }

  override answered(): void {
    this.#done(true);
  }

  override expire(): void {
    this.#done(false);
  }

  override disconnected(): void {
    this.#done(false);
  }
}
