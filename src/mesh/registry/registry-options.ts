import type { CommandSchemas, Meta } from '../protocol/message';
import type { SchemaValidator } from '../typed/schema-validator';

/** Where a registry says what nobody else would hear of: a listener that throws, for one. `console` is one. */
export interface Logger {
  warn(message: string, ...details: unknown[]): void;
  error(message: string, ...details: unknown[]): void;
}

export interface RegistryOptions {
  /** A name for people; made up unless given. */
  readonly id?: string;
  /** The id of the channel where what is unknown here goes; without one this registry is a root. */
  readonly routerChannel?: string;
  /** Deadline of calls and of registrations; 30,000 unless set; 0: never. */
  readonly requestTimeoutMs?: number;
  /** How long copies of an event are known; 5,000 unless set. */
  readonly eventTtlMs?: number;
  /** How many handlers run at once for one channel; 256 unless set. */
  readonly maxInFlightPerChannel?: number;
  /** How many calls of one channel wait for their turn at the most, further ones are refused; 65,536 unless set. */
  readonly maxWaitingPerChannel?: number;
  /** How many commands one channel may own here at the most, further ones are refused; 200,000 unless set. */
  readonly maxCommandsPerChannel?: number;
  /** Whether peers of our own kind are used beyond the plain protocol (docs/own-kind.md); on unless set. */
  readonly ownKind?: boolean;
  /** Whether every call starts a trace; off unless set. */
  readonly tracing?: boolean;
  /** Checks plain JSON Schemas; without one they are advertised but not checked. */
  readonly validator?: SchemaValidator;
  readonly logger?: Logger;
}

export interface ChannelOptions {
  /** Opens this channel to private commands, at this end. */
  readonly privateCommands?: boolean;
}

/** A command as `listCommands` shows it. */
export interface CommandInfo {
  readonly id: string;
  readonly description?: string;
  readonly schema?: CommandSchemas;
  /** The owner's channel; absent: this registry owns it. */
  readonly channel?: string;
}

/** What registering gives: the way to take it back. */
export interface Registration {
  /** Removes it here, and from registries of our own kind; entries at other peers end in `not_found`. */
  unregister(): void;
}

/** Takes back a subscription; calling it again does nothing. */
export type Unsubscribe = () => void;

/** An event as `onAny` gives it. */
export interface AnyEvent {
  readonly eventId: string;
  readonly payload?: unknown;
  /** Absent: emitted here. */
  readonly channel?: string;
  readonly meta?: Meta;
}
