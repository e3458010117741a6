import type { IdSource } from '../protocol/id-source';
import type { TraceContexts } from '../protocol/trace-context';
import type { GivenUpIds } from './calls/given-up-ids';
import type { CommandTable } from './commands/command-table';
import type { DirectRoutes } from './direct/direct-routes';
import type { PortOffers } from './direct/port-offers';
import type { Exchanges } from './exchanges/exchanges';
import type { Links } from './links/links';
import type { Observers } from './observers';
import type { Settings } from './settings';

/** What the parts of a registry share. */
export interface Core {
  readonly settings: Settings;
  readonly ids: IdSource;
  readonly traces: TraceContexts;
  readonly observers: Observers;
  readonly table: CommandTable;
  readonly exchanges: Exchanges;
  readonly givenUp: GivenUpIds;
  readonly links: Links;
  /** The commands whose calls take a direct port. */
  readonly directRoutes: DirectRoutes;
  /** There where direct ports are offered. */
  readonly portOffers: PortOffers | undefined;
}
