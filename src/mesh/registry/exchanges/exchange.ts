import type {
  ExecuteCommandResponse,
  ListCommandsResponse,
  RegisterCommandResponse,
  StreamOpen,
} from '../../protocol/message';
import type { Reject, Resolve } from '../calls/promise-ends';
import type { PeerLink } from '../links/peer-link';
import type { CallStream } from '../streams/call-stream';

export type Reply = ExecuteCommandResponse | ListCommandsResponse | RegisterCommandResponse;

/** Deals with what comes of exchanges. They have ended by then, except where a stream is opened. */
export interface ExchangeHandler {
  /** The reply has come from the peer, perhaps with what it hands over. */
  answered?(exchange: Exchange, reply: Reply, transfer?: readonly object[]): void;
  /** The peer answers the call with a stream. */
  opened?(exchange: Exchange, open: StreamOpen): void;
  /** The deadline has passed. */
  expire(exchange: Exchange): void;
  /** The peer's link, or this registry, has come to its end. */
  disconnected(exchange: Exchange): void;
  /** Whoever asked for it has given it up. */
  cancelled?(exchange: Exchange): void;
  /** The link that it came from has come to its end. */
  forgotten?(exchange: Exchange): void;
}

type Side = PeerLink | undefined;

/**
 * A request under way here, from its arrival or its making to its end. Ended once, through `Exchanges`.
 *
 * One class for all of them, with what differs in a handler: the engine keeps four kinds of objects apart at one place of
 * the code, and there are ten kinds of requests.
 */
export class Exchange<Source extends Side = Side, Peer extends Side = Side> {
  /** The id of the request. */
  readonly id: string;
  /** Where the request came from; undefined: it is our own. */
  readonly source: Source;
  /** Who has to answer; undefined: a handler here. */
  readonly peer: Peer;
  /** What it is about; empty: no command. */
  readonly commandId: string;
  /** The kind of reply that answers it; undefined: none does. */
  readonly answeredBy: Reply['type'] | undefined;
  readonly handler: ExchangeHandler;
  /** Set by `Exchanges` alone. An exchange that ends before it began was never listed. */
  state: 'new' | 'begun' | 'ended' = 'new';
  /** About how many characters it keeps of the channel that it came from, whose `heldCallChars` has them while it is listed. */
  size = 0;
  /** The number that our own id ends in; -1: it is another's. */
  number = -1;
  /** Set by `IdTable` alone. */
  place = 0;
  /** Set by `Deadlines` alone; 0: none. */
  timeoutMs = 0;
  /** Set by `Deadlines` alone. */
  expiresAtMs = 0;
  /** The ends of the promise of whoever waits for it here; undefined: nobody does. */
  resolve: Resolve | undefined = undefined;
  reject: Reject | undefined = undefined;
  /** Stops listening to the signal of a call of our own; undefined: it has none. */
  stopListening: (() => void) | undefined = undefined;
  /** There once the call's result has turned out to be a stream. */
  stream: CallStream | undefined = undefined;

  constructor(
    id: string,
    source: Source,
    peer: Peer,
    commandId: string,
    answeredBy: Reply['type'] | undefined,
    handler: ExchangeHandler,
  ) {
    this.id = id;
    this.source = source;
    this.peer = peer;
    this.commandId = commandId;
    this.answeredBy = answeredBy;
    this.handler = handler;
  }
}
