import type {
  ExecuteCommandResponse,
  ListCommandsResponse,
  RegisterCommandResponse,
  StreamOpen,
} from '../../protocol/message';
import type { PeerLink } from '../links/peer-link';
import type { CallStream } from '../streams/call-stream';

export type Reply = ExecuteCommandResponse | ListCommandsResponse | RegisterCommandResponse;

/**
 * A request under way here, from its arrival or its making to its end. Ended once, through `Exchanges`.
 *
 * Its fields are assigned, not defined: there are more kinds of exchanges than the engine keeps apart, and to define a field
 * of a kind that it doesn't know takes it ten times as long.
 */
export abstract class Exchange {
  /** The id of the request. */
  declare readonly id: string;
  /** Where the request came from; undefined: it is our own. */
  declare readonly source: PeerLink | undefined;
  /** Who has to answer; undefined: a handler here. */
  declare readonly peer: PeerLink | undefined;
  /** Set by `Exchanges` alone. An exchange that ends before it began was never listed. */
  declare state: 'new' | 'begun' | 'ended';
  /** About how many characters it keeps of the channel that it came from, whose `heldCallChars` has them while it is listed. */
  declare size: number;
  /** The number that our own id ends in; -1: it is another's. */
  declare number: number;
  /** Set by `IdTable` alone. */
  declare place: number;
  /** Set by `Deadlines` alone; 0: none. */
  declare timeoutMs: number;
  /** Set by `Deadlines` alone. */
  declare expiresAtMs: number;
  /** There once the call's result has turned out to be a stream. */
  declare stream: CallStream | undefined;

  constructor(id: string, source: PeerLink | undefined, peer: PeerLink | undefined) {
    this.id = id;
    this.source = source;
    this.peer = peer;
    this.state = 'new';
    this.size = 0;
    this.number = -1;
    this.place = 0;
    this.timeoutMs = 0;
    this.expiresAtMs = 0;
    this.stream = undefined;
  }

  /** The kind of reply that answers it; undefined: none does. */
  abstract get answeredBy(): Reply['type'] | undefined;
  /** A reply of that kind has come from the peer, perhaps with what it hands over; the exchange has ended. */
  answered(_reply: Reply, _transfer?: readonly object[]): void {}
  /** The peer answers the call with a stream. */
  opened(_open: StreamOpen): void {}
  /** The deadline has passed; the exchange has ended. */
  abstract expire(): void;
  /** The peer's link, or this registry, has come to its end; so has the exchange. */
  abstract disconnected(): void;
  /** Whoever asked for it has given it up; the exchange has ended. */
  cancelled(): void {}
  /** The link that it came from has come to its end; so has the exchange. */
  forgotten(): void {}
}
