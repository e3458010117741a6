import { Exchange } from './exchange';

/**
 * Many requests of our own to one peer, whose ids follow one another: nothing is kept of each but its id, while it waits. Its
 * own id is one that no request has.
 */
export abstract class ExchangeGroup extends Exchange {
  override get answeredBy(): undefined {
    return undefined;
  }

  /** The one whose request has this id, made for its reply; undefined: it isn't one of them, or waits no longer. */
  abstract find(id: string): Exchange | undefined;
}
