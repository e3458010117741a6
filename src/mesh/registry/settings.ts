import type { IdSource } from '../protocol/id-source';
import type { SchemaValidator } from '../typed/schema-validator';
import type { Logger, RegistryOptions } from './registry-options';

/** The options of a registry, with everything that was left out. */
export interface Settings {
  readonly id: string;
  readonly routerChannel: string | undefined;
  readonly requestTimeoutMs: number;
  readonly eventTtlMs: number;
  readonly maxInFlightPerChannel: number;
  readonly maxWaitingPerChannel: number;
  readonly maxCommandsPerChannel: number;
  readonly maxHeldPerChannel: number;
  readonly maxCollectedItems: number;
  readonly ownKind: boolean;
  /** Whether ports that the router offers are taken. */
  readonly takesPorts: boolean;
  /** After so many calls between two peers a port is offered to them; 0: never. */
  readonly offersPortAfter: number;
  readonly tracing: boolean;
  readonly validator: SchemaValidator | undefined;
  readonly logger: Logger | undefined;
}

/** Two peers that call each other this often through here will do so again. */
const OFFERS_PORT_AFTER = 100;

export function settingsOf(options: RegistryOptions, ids: IdSource): Settings {
  const { directPorts } = options;
  return {
    id: options.id ?? ids.next(),
    routerChannel: options.routerChannel,
    requestTimeoutMs: options.requestTimeoutMs ?? 30_000,
    eventTtlMs: options.eventTtlMs ?? 5_000,
    maxInFlightPerChannel: options.maxInFlightPerChannel ?? 256,
    maxWaitingPerChannel: options.maxWaitingPerChannel ?? 65_536,
    maxCommandsPerChannel: options.maxCommandsPerChannel ?? 200_000,
    maxHeldPerChannel: options.maxHeldPerChannel ?? 64 * 1024 * 1024,
    maxCollectedItems: options.maxCollectedItems ?? 10_000,
    ownKind: options.ownKind ?? true,
    takesPorts: directPorts !== false,
    offersPortAfter: directPorts === true ? OFFERS_PORT_AFTER : Number(directPorts ?? 0),
    tracing: options.tracing ?? false,
    validator: options.validator,
    logger: options.logger,
  };
}
