import type { ErrorCode } from './error-code';
import type { JsonSchema } from './json-schema';

/** What any message may carry beside its own keys: W3C Trace Context, and free keys. */
export interface Meta {
  readonly traceparent?: string;
  readonly tracestate?: string;
  readonly baggage?: string;
  readonly [key: string]: unknown;
}

interface Envelope {
  readonly id: string;
  readonly _meta?: Meta;
}

/** The schemas of a command as it is advertised. */
export interface CommandSchemas {
  readonly request?: JsonSchema;
  readonly response?: JsonSchema;
}

/** A command as it is registered and listed: the wire's CommandDefinition. */
export interface WireCommand {
  readonly id: string;
  readonly description?: string;
  readonly schema?: CommandSchemas;
}

export interface RegisterCommandRequest extends Envelope {
  readonly type: 'register.command.request';
  readonly command: WireCommand;
}

export type RegisterOutcome =
  | { readonly ok: true }
  | { readonly ok: false; readonly error: 'duplicate_command' };

export interface RegisterCommandResponse extends Envelope {
  readonly type: 'register.command.response';
  readonly thid: string;
  readonly response: RegisterOutcome;
}

export interface ListCommandsRequest extends Envelope {
  readonly type: 'list.commands.request';
}

export interface ListCommandsResponse extends Envelope {
  readonly type: 'list.commands.response';
  readonly thid: string;
  readonly commands: readonly WireCommand[];
}

export interface ExecuteCommandRequest extends Envelope {
  readonly type: 'execute.command.request';
  readonly commandId: string;
  /** Any JSON value; absent where there is none. */
  readonly request?: unknown;
}

/** A failure as it stands on the wire. */
export interface WireError {
  readonly code: ErrorCode;
  readonly message: string;
}

export type ExecuteOutcome =
  | { readonly ok: true; readonly result?: unknown }
  | { readonly ok: false; readonly error: WireError };

export interface ExecuteCommandResponse extends Envelope {
  readonly type: 'execute.command.response';
  readonly thid: string;
  readonly response: ExecuteOutcome;
}

export interface EventMessage extends Envelope {
  readonly type: 'event';
  readonly eventId: string;
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
  readonly timeoutMs: number;
}

/** Commands that can't be reached through the sender any more (docs/own-kind.md, Withdraw). */
export interface CommandWithdraw extends Envelope {
  readonly type: 'command.withdraw';
  readonly commandIds: readonly string[];
}

/** A call or a reply, with what is handed over with it instead of copied (docs/own-kind.md, Transfer). */
export interface CommandTransfer extends Envelope {
  readonly type: 'command.transfer';
  readonly message: ExecuteCommandRequest | ExecuteCommandResponse;
  readonly transfer: readonly object[];
}

/** What only two of our own kind say to each other, once they have shaken hands. */
export type OwnKindMessage = CommandCancel | CommandDeadline | CommandWithdraw | CommandTransfer;

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

export type MessageType = Message['type'];
