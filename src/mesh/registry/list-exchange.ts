import type { Core } from './core';
import { Exchange } from './exchange';
import type { PeerLink } from './peer-link';

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

  /** Asks; resolves with whether there was an answer. */
  static send(core: Core, link: PeerLink, timeoutMs: number): Promise<boolean> {
    return new Promise((resolve) => {
      const exchange = new ListExchange(core, link, resolve);
      core.exchanges.begin(exchange, timeoutMs);
      const error = link.send({ type: 'list.commands.request', id: exchange.id });
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
