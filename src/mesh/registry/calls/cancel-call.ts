import type { Core } from '../core';
import type { PeerLink } from '../links/peer-link';

/** Tells the peer that nobody waits for a call any more, where it can hear that (docs/own-kind.md, Cancel). */
export function cancelCall({ ids, givenUp }: Core, peer: PeerLink, thid: string): void {
  if (!peer.mayKnow('cancel')) return;
  givenUp.add(thid);
  peer.tell('cancel', { type: 'command.cancel', id: ids.next(), thid });
}
