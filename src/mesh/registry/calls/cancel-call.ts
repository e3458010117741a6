import type { Core } from '../core';
import type { Exchange } from '../exchanges/exchange';
import type { PeerLink } from '../links/peer-link';

/** Tells the peer that nobody waits for a call any more, where it can hear that (docs/own-kind.md, Cancel). */
export function cancelCall({ ids, givenUp }: Core, call: Exchange<PeerLink | undefined, PeerLink>): void {
  const { id: thid, peer } = call;
  if (!peer.mayKnow('cancel')) return;
  givenUp.add(thid);
  peer.tell('cancel', { type: 'command.cancel', id: ids.next(), thid });
}
