import type { NumberedIds } from '../../protocol/pack/numbered-ids';
import type { PeerLink } from '../links/peer-link';
import type { IgnoredReason } from '../record';
import { Deadlines } from './deadlines';
import type { Exchange } from './exchange';
import type { ExchangeGroup } from './exchange-group';
import { IdTable } from './id-table';
import { SettledIds } from './settled-ids';

/** Everything that is under way in a registry, by the id of its request. */
export class Exchanges {
  readonly #table = new IdTable<Exchange>();
  readonly #deadlines = new Deadlines<Exchange>(this.#table, (exchange) => {
    if (this.end(exchange, false)) exchange.handler.expire(exchange);
  });
  readonly #groups = new Set<ExchangeGroup>();
  readonly #settled = new SettledIds();
  readonly #ids: NumberedIds;

  /** @param ids those of the exchanges that this registry begins itself */
  constructor(ids: NumberedIds) {
    this.#ids = ids;
  }

  get(id: string): Exchange | undefined {
    if (this.#table.size === 0) return undefined;
    return this.#table.get(id) ?? (this.#groups.size > 0 ? this.#inGroups(id) : undefined);
  }

  /** How many are under way. */
  get size(): number {
    return this.#table.size;
  }

  /** Begins an exchange that ends in `timeoutMs` at the latest; 0: never. */
  begin(exchange: Exchange, timeoutMs: number): void {
    exchange.state = 'begun';
    if (exchange.source) exchange.source.heldCallChars += exchange.size;
    if (exchange.source === undefined) {
      const number = this.#ids.shortened(exchange.id);
      if (typeof number === 'number') exchange.number = number;
    }
    this.#table.add(exchange);
    this.#deadlines.add(exchange, timeoutMs);
  }

  /** Begins many at once, which have one deadline. */
  beginGroup(group: ExchangeGroup, timeoutMs: number): void {
    this.#groups.add(group);
    this.begin(group.exchange, timeoutMs);
  }

  /** One of a group has ended, whose request had this number. */
  settle(number: number, peer: PeerLink, answered: boolean): void {
    this.#settled.add(number, peer.id, answered);
  }

  /** Gives an exchange that is under way another deadline, `timeoutMs` from now; 0: never. */
  changeDeadline(exchange: Exchange, timeoutMs: number): void {
    this.#deadlines.remove(exchange);
    this.#deadlines.add(exchange, timeoutMs);
  }

  /** Ends an exchange; false: it had ended before. `answered`: by a reply. */
  end(exchange: Exchange, answered: boolean): boolean {
    const { state } = exchange;
    if (state === 'ended') return false;
    exchange.state = 'ended';
    if (state === 'new') return true;
    this.#table.remove(exchange);
    if (exchange.source) exchange.source.heldCallChars -= exchange.size;
    this.#deadlines.remove(exchange);
    const isGroup = this.#groups.size > 0 && this.#groups.delete(exchange.handler as ExchangeGroup);
    if (exchange.peer && !isGroup)
      this.#settled.add(exchange.number < 0 ? exchange.id : exchange.number, exchange.peer.id, answered);
    return true;
  }

  /** Ends what waits for a link's answers or was asked by it. */
  endOf(link: PeerLink): void {
    this.#table.forEach((exchange) => {
      if (exchange.source === link && this.end(exchange, false)) exchange.handler.forgotten?.(exchange);
      else if (exchange.peer === link && this.end(exchange, false)) exchange.handler.disconnected(exchange);
    });
  }

  /** Ends everything. */
  endAll(): void {
    this.#table.forEach((exchange) => {
      if (this.end(exchange, false)) exchange.handler.disconnected(exchange);
    });
    this.#deadlines.clear();
  }

  /** Why a reply from `channel` that no exchange waits for counts for nothing. */
  reasonToIgnore(thid: string, channel: string): IgnoredReason {
    return this.get(thid)?.peer ? 'foreign' : this.#settled.reasonFor(this.#ids.shortened(thid), channel);
  }

  #inGroups(id: string): Exchange | undefined {
    for (const group of this.#groups) {
      const found = group.find(id);
      if (found) return found;
    }
    return undefined;
  }
}
