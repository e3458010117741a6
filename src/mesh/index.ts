/**
 * The library: registries that call each other's commands and broadcast events over channels. It has no dependencies, and
 * needs nothing of Node or the DOM.
 *
 * @module meshscope/mesh
 */
export type { Channel, ChannelSink } from './channels/channel';
export { ChannelClosedError, isChannelClosedError } from './channels/channel-closed-error';
export { ChannelFullError, isChannelFullError } from './channels/channel-full-error';
export { InMemoryChannel } from './channels/in-memory-channel';
export { MalformedFrame } from './channels/malformed-frame';
export { MessagePortChannel, type MessagePortLike } from './channels/message-port-channel';
export type { AroundCall, CallChanges, Middleware, Next } from './middleware/middleware';
export { type ConcurrencyLimitOptions, withConcurrencyLimit } from './middleware/with-concurrency-limit';
export { withDeadline } from './middleware/with-deadline';
export { type LoggedCall, withLog } from './middleware/with-log';
export { type RateLimitOptions, withRateLimit } from './middleware/with-rate-limit';
export { type RetryOptions, withRetry } from './middleware/with-retry';
export type { AbortSignalLike, StructuralAbortSignal, TransferableLike } from './platform';
export { ERROR_CODES, type ErrorCode, isErrorCode } from './protocol/error-code';
export { isPrivate } from './protocol/is-private';
export type { JsonSchema } from './protocol/json-schema';
export type {
  CommandCancel,
  CommandDeadline,
  CommandSchemas,
  CommandTransfer,
  CommandWithdraw,
  EventMessage,
  ExecuteCommandRequest,
  ExecuteCommandResponse,
  ExecuteOutcome,
  ListCommandsRequest,
  ListCommandsResponse,
  Message,
  MessageType,
  Meta,
  OwnKindMessage,
  PortEnd,
  PortFence,
  PortMessage,
  PortOffer,
  PortRoute,
  ProtocolMessage,
  RegisterCommandRequest,
  RegisterCommandResponse,
  RegisterOutcome,
  StreamCredit,
  StreamEnd,
  StreamItems,
  StreamMessage,
  StreamOpen,
  WireCommand,
  WireError,
} from './protocol/message';
export { CommandError, type CommandErrorOptions, isCommandError } from './registry/calls/command-error';
export { CommandRegistry } from './registry/command-registry';
export { RegistrationError, type RegistrationErrorCode } from './registry/commands/registration-error';
export type { Link, LinkLoad } from './registry/links/link';
export type {
  FailedListenerRecord,
  FrameRecord,
  IgnoredReason,
  IgnoredRecord,
  LinkRecord,
  Observer,
  RefusedRecord,
  RegistryRecord,
  SkippedListenerRecord,
  ViolationRecord,
  WaitingRecord,
} from './registry/record';
export type {
  AnyEvent,
  ChannelOptions,
  CommandInfo,
  Logger,
  Registration,
  RegistryOptions,
  Unsubscribe,
} from './registry/registry-options';
export {
  type CommandDefinition,
  type CommandOf,
  type CommandSpec,
  defineCommand,
  type OneResult,
} from './typed/define-command';
export { defineEvent, type EventDefinition, type EventOf, type EventSpec } from './typed/define-event';
export {
  type CommandsOf,
  defineService,
  type ServiceClient,
  type ServiceCommands,
  type ServiceDefinition,
  type ServiceImplementation,
} from './typed/define-service';
export { type DynCommand, type DynCommandOptions, dynCommand } from './typed/dyn-command';
export { type DynEvent, dynEvent } from './typed/dyn-event';
export type { EmitArguments, EmitOptions } from './typed/emit-arguments';
export type { ExecuteArguments, ExecuteOptions } from './typed/execute-options';
export type { EventContext, Handler, HandlerContext, Listener } from './typed/handler';
export { jsonSchema, type TypedJsonSchema } from './typed/json-schema';
export type { OnlyKeys } from './typed/only-keys';
export type { CarriesTypes, InputOf, OutputOf, Schema, SchemaAt } from './typed/schema';
export type { Issue, SchemaValidator } from './typed/schema-validator';
export type {
  SchemaTypes,
  StandardIssue,
  StandardJsonSchemaConverter,
  StandardJsonSchemaOptions,
  StandardResult,
  StandardSchema,
} from './typed/standard-schema';
