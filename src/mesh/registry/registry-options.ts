import type { CommandSchemas, Meta } from '../protocol/message';
import type { SchemaValidator } from '../typed/schema-validator';

/** Where a registry says what nobody else would hear of: a listener that throws, for one. `console` is one. */
export interface Logger {
  /** Something is odd, and goes on: a schema that can't be advertised, a channel that didn't close properly. */
  warn(message: string, ...details: unknown[]): void;
  /** Something failed that isn't the library's: a listener, an observer. */
  error(message: string, ...details: unknown[]): void;
}

/** The options of a {@link CommandRegistry}. */
export interface RegistryOptions {
  /** A name for people; a UUID unless given. */
  readonly id?: string;
  /**
   * The id of the channel to the router: what is unknown here goes there, and what is registered here is made known there.
   * The channel may be linked later. Without one this registry is a root.
   */
  readonly routerChannel?: string;
  /** Deadline of calls (forwarded ones too), registrations and lists, in ms; 30,000 unless set; 0: never. */
  readonly requestTimeoutMs?: number;
  /** How long an event is remembered to tell its copies by, in ms; 5,000 unless set. At most 100,000 are remembered. */
  readonly eventTtlMs?: number;
  /** How many handlers run at once for one channel, further calls wait; 256 unless set. */
  readonly maxInFlightPerChannel?: number;
  /** How many calls of one channel wait for their turn at the most, further ones are refused; 65,536 unless set. */
  readonly maxWaitingPerChannel?: number;
  /** How many commands one channel may own here at the most, further ones are refused; 200,000 unless set. */
  readonly maxCommandsPerChannel?: number;
  /**
   * How much of one channel's is kept at the most, as about so many characters of JSON: of the definitions of its
   * commands, and once more of its calls that wait for their turn or for an answer. What is beyond it is refused, and
   * reported; 67,108,864 unless set.
   */
  readonly maxHeldPerChannel?: number;
  /** How many items of a stream are collected at the most for a link that carries no streams; 10,000 unless set. */
  readonly maxCollectedItems?: number;
  /** Whether peers of our own kind are used beyond the plain protocol (docs/own-kind.md); on unless set. */
  readonly ownKind?: boolean;
  /**
   * Whether two peers of our own kind that call each other through here get a port of their own, so that their calls don't
   * come by any more (docs/own-kind.md, Direct ports): `true`, or after how many calls between the two (100). Unless set,
   * none is offered, and what this registry's router offers is taken; `false` refuses that, too.
   */
  readonly directPorts?: boolean | number;
  /** Whether every call without a trace context starts a trace (protocol.md, Tracing); off unless set. */
  readonly tracing?: boolean;
  /** Checks plain JSON Schemas; without one they are advertised but not checked. */
  readonly validator?: SchemaValidator;
  /** Is told what no caller hears of; nobody is unless given. */
  readonly logger?: Logger;
}

/** The options of `registerChannel`. */
export interface ChannelOptions {
  /** Opens this channel to calls of private commands, at this end, both ways; closed to them unless set. */
  readonly privateCommands?: boolean;
}

/** A command as `listCommands` shows it. */
export interface CommandInfo {
  /** Unique within a registry. */
  readonly id: string;
  /** What it does, for people. */
  readonly description?: string;
  /** As it is advertised. */
  readonly schema?: CommandSchemas;
  /** The owner's channel; absent: this registry owns it. */
  readonly channel?: string;
}

/** What registering gives: the way to take it back. */
export interface Registration {
  /**
   * Removes all that was registered together, here and from registries of our own kind; entries at other peers end in
   * `not_found`. Handlers that run already go on. A second time it does nothing.
   */
  unregister(): void;
}

/** Takes back a subscription; calling it again does nothing. */
export type Unsubscribe = () => void;

/** An event as `onAny` gives it. */
export interface AnyEvent {
  /** The event's id. */
  readonly eventId: string;
  /** What it carries; absent where that is nothing. */
  readonly payload?: unknown;
  /** Absent: emitted here. */
  readonly channel?: string;
  /** What the emitter sent along. */
  readonly meta?: Meta;
}
