import type {
  ExecuteCommandResponse,
  ListCommandsResponse,
  RegisterCommandResponse,
  StreamOpen,
} from '../../protocol/message';
import type { PeerLink } from '../links/peer-link';
import type { CallStream } from '../streams/call-stream';

export type Reply = ExecuteCommandResponse | ListCommandsResponse | RegisterCommandResponse;

/** A request under way here, from its arrival or its making to its end. Ended once, through `Exchanges`. */
export abstract class Exchange {
  /** The id of the request. */
  readonly id: string;
  /** Where the request came from; undefined: it is our own. */
  readonly source: PeerLink | undefined;
  /** Who has to answer; undefined: a handler here. */
  readonly peer: PeerLink | undefined;
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
  /** There once the call's result has turned out to be a stream. */
  stream: CallStream | undefined = undefined;

  constructor(id: string, source: PeerLink | undefined, peer: PeerLink | undefined) {
    this.id = id;
    this.source = source;
    this.peer = peer;
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
