import type { Exchange, ExchangeHandler } from './exchange';

/** Many requests of our own to one peer, whose ids follow one another: nothing is kept of each but its id, while it waits. */
export interface ExchangeGroup extends ExchangeHandler {
  /** Stands for all of them; its own id is one that no request has. */
  readonly exchange: Exchange;
  /** The one whose request has this id, made for its reply; undefined: it isn't one of them, or waits no longer. */
  find(id: string): Exchange | undefined;
}
