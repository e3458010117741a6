import type { ErrorCode } from './error-code';
import type { JsonSchema } from './json-schema';

/**
 * What any message may carry beside its own keys: W3C Trace Context and Baggage (https://www.w3.org/TR/trace-context/), and
 * free keys with JSON values, which peers ignore unless they know them.
 */
export interface Meta {
  /** `00-<trace id>-<parent id>-<flags>`. */
  readonly traceparent?: string;
  /** Of the tracing systems on the way. */
  readonly tracestate?: string;
  /** Of the application (https://www.w3.org/TR/baggage/). */
  readonly baggage?: string;
  readonly [key: string]: unknown;
}

interface Envelope {
  /** Ours are UUIDs v4; a peer's may be any text that isn't empty. */
  readonly id: string;
  /** The trace context, and free keys. */
  readonly _meta?: Meta;
}

/** The schemas of a command as it is advertised, JSON Schema draft 2020-12. */
export interface CommandSchemas {
  /** Of what callers give; absent: of nothing, or not told. */
  readonly request?: JsonSchema;
  /** Of what callers get; absent: nothing, or not told. */
  readonly response?: JsonSchema;
}

/** A command as it is registered and listed: the wire's CommandDefinition. */
export interface WireCommand {
  /** Public: it doesn't begin with `_`. */
  readonly id: string;
  /** What it does, for people. */
  readonly description?: string;
  readonly schema?: CommandSchemas;
}

/** Asks the router to make a command known (protocol.md, Commands: Registering). */
export interface RegisterCommandRequest extends Envelope {
  readonly type: 'register.command.request';
  readonly command: WireCommand;
}

/** What the router says to a registration: the id is free, or taken. */
export type RegisterOutcome =
  | { readonly ok: true }
  | { readonly ok: false; readonly error: 'duplicate_command' };

/** Answers a {@link RegisterCommandRequest}. */
export interface RegisterCommandResponse extends Envelope {
  readonly type: 'register.command.response';
  /** The id of the request. */
  readonly thid: string;
  readonly response: RegisterOutcome;
}

/** Asks for the commands that can be called through the peer (protocol.md, Commands: Listing). */
export interface ListCommandsRequest extends Envelope {
  readonly type: 'list.commands.request';
}

/** Answers a {@link ListCommandsRequest}; counts without one, too. */
export interface ListCommandsResponse extends Envelope {
  readonly type: 'list.commands.response';
  /** The id of the request. */
  readonly thid: string;
  readonly commands: readonly WireCommand[];
}

/** A call (protocol.md, Commands: Route). */
export interface ExecuteCommandRequest extends Envelope {
  readonly type: 'execute.command.request';
  readonly commandId: string;
  /** Any JSON value; absent where there is none. */
  readonly request?: unknown;
}

/** A failure as it stands on the wire. */
export interface WireError {
  /** What kind of failure it is. */
  readonly code: ErrorCode;
  /** What happened, for people. */
  readonly message: string;
}

/** How a call ended: with its result (any JSON value; absent where there is none), or a failure. */
export type ExecuteOutcome =
  | { readonly ok: true; readonly result?: unknown }
  | { readonly ok: false; readonly error: WireError };

/** Answers an {@link ExecuteCommandRequest}. */
export interface ExecuteCommandResponse extends Envelope {
  readonly type: 'execute.command.response';
  /** The id of the request. */
  readonly thid: string;
  readonly response: ExecuteOutcome;
}

/** An event (protocol.md, Events). */
export interface EventMessage extends Envelope {
  readonly type: 'event';
  readonly eventId: string;
  /** Any JSON value; absent where there is none. */
  readonly payload?: unknown;
}

/** The caller has given up the call with the id `thid` (docs/own-kind.md, Cancel). */
export interface CommandCancel extends Envelope {
  readonly type: 'command.cancel';
  readonly thid: string;
}

/** The deadline of the call with the id `thid`; 0: none (docs/own-kind.md, Deadline). */
export interface CommandDeadline extends Envelope {
  readonly type: 'command.deadline';
  readonly thid: string;
  /** What is left of it, in ms. */
  readonly timeoutMs: number;
}

/** Commands that can't be reached through the sender any more (docs/own-kind.md, Withdraw). */
export interface CommandWithdraw extends Envelope {
  readonly type: 'command.withdraw';
  readonly commandIds: readonly string[];
}

/** A call, a reply or items, with what is handed over with them instead of copied (docs/own-kind.md, Transfer). */
export interface CommandTransfer extends Envelope {
  readonly type: 'command.transfer';
  readonly message: ExecuteCommandRequest | ExecuteCommandResponse | StreamItems;
  readonly transfer: readonly object[];
}

/** The result of the call with the id `thid` comes as a stream (docs/own-kind.md, Stream). */
export interface StreamOpen extends Envelope {
  readonly type: 'stream.open';
  readonly thid: string;
}

/** The next items of the stream of the call with the id `thid`, in order. */
export interface StreamItems extends Envelope {
  readonly type: 'stream.items';
  readonly thid: string;
  /** 1 to 64. */
  readonly items: readonly unknown[];
}

/** The stream of the call with the id `thid` has come to its end. */
export interface StreamEnd extends Envelope {
  readonly type: 'stream.end';
  readonly thid: string;
  /** There where it failed. */
  readonly error?: WireError;
}

/** The caller of the call with the id `thid` lets so many more items come. */
export interface StreamCredit extends Envelope {
  readonly type: 'stream.credit';
  readonly thid: string;
  /** A whole number of 1 or more. */
  readonly items: number;
}

/** What is said of a stream (docs/own-kind.md, Stream). */
export type StreamMessage = StreamOpen | StreamItems | StreamEnd | StreamCredit;

/** A router gives a peer one end of a port, whose other end another of its peers gets (docs/own-kind.md, Direct ports). */
export interface PortOffer extends Envelope {
  readonly type: 'port.offer';
  /** The other peer's name at the router. */
  readonly channelId: string;
  readonly port: {
    /** Posts to the other end. */
    postMessage(message: unknown): void;
  };
}

/** Calls of these commands may take the port that was offered as `channelId`. */
export interface PortRoute extends Envelope {
  readonly type: 'port.route';
  readonly channelId: string;
  readonly commandIds: readonly string[];
}

/** Goes both over the port and by the router: what follows on the port waits for its twin. */
export interface PortFence extends Envelope {
  readonly type: 'port.fence';
  readonly channelId: string;
  /** The id of the port's offer: to whoever sends the fence, or, by the router, to whoever gets it. */
  readonly thid: string;
}

/** The port that was offered as `channelId` isn't to be used any more. */
export interface PortEnd extends Envelope {
  readonly type: 'port.end';
  readonly channelId: string;
}

/** What is said of direct ports. */
export type PortMessage = PortOffer | PortRoute | PortFence | PortEnd;

/** What only two of our own kind say to each other, once they have shaken hands. */
export type OwnKindMessage =
  | CommandCancel
  | CommandDeadline
  | CommandWithdraw
  | CommandTransfer
  | StreamMessage
  | PortMessage;

/** The seven messages of the protocol (protocol.md, Messages). */
export type ProtocolMessage =
  | RegisterCommandRequest
  | RegisterCommandResponse
  | ListCommandsRequest
  | ListCommandsResponse
  | ExecuteCommandRequest
  | ExecuteCommandResponse
  | EventMessage;

/** Whatever goes over a channel. */
export type Message = ProtocolMessage | OwnKindMessage;

/** What tells messages apart. */
export type MessageType = Message['type'];
