import type { StreamCredit, StreamEnd, StreamItems, WireError } from '../../protocol/message';

/** The items that an owner may send at first (docs/own-kind.md, Stream). */
export const FIRST_CREDIT = 64;
/** No more items may be outstanding. */
export const MOST_CREDIT = 65_536;

/** What has become of a call whose result is a stream; ended through its exchange alone. */
export interface CallStream {
  /** Items have come from the owner, perhaps with what they hand over. */
  received?(message: StreamItems, transfer: readonly object[] | undefined): void;
  /** The owner has ended it; so has the exchange. */
  finished?(message: StreamEnd): void;
  /** Tells whoever waits for it that it has failed here. */
  fail?(error: WireError): void;
  /** The caller lets more items come. */
  credited?(message: StreamCredit): void;
}
