import { isPrivate } from '../protocol/is-private';
import type { WireCommand } from '../protocol/message';
import type { Core } from './core';
import { PassedUp } from './passed-up';
import type { PeerLink } from './peer-link';
import { sameJson } from './same-json';

/** Whether a channel may have one more command here, or has this one already. */
export function hasRoomFor({ settings, table }: Core, link: PeerLink, id: string): boolean {
  return link.commands < settings.maxCommandsPerChannel || table.remote(id)?.link === link;
}

/**
 * Takes a command that the list of `from` told as owned by it, unless it can't be (protocol.md, Commands: Listing).
 *
 * @returns false where the channel has too many commands for one more
 */
export function adopt(core: Core, from: PeerLink, command: WireCommand): boolean {
  const { table } = core;
  if (isPrivate(command.id)) {
    from.violation('in', command, `a listing of the private command ${command.id}`);
  } else if (table.isReserved(command.id)) {
    table.claim(from, command);
  } else if (!table.isTaken(command.id, from)) {
    if (!hasRoomFor(core, from, command.id)) return false;
    own(core, from, command);
  }
  return true;
}

/** Makes it owned by `from`, and known to the router. */
function own(core: Core, from: PeerLink, command: WireCommand): void {
  const { table, links } = core;
  const before = table.remote(command.id);
  table.setRemote({ command, link: from, origin: before?.origin ?? 'listed' });
  const { router } = links;
  if (router === undefined || router === from || (before && sameJson(before.command, command))) return;
  PassedUp.send(core, router, command);
}

/**
 * Ends a reservation that got no owner. What lists told of the id meanwhile counts now: else a command that its peer has
 * would stay unreachable until that peer's next list.
 */
export function releaseUnowned(core: Core, id: string): void {
  const claims = core.table.release(id);
  if (core.links.disposed) return;
  for (const [link, command] of claims) adopt(core, link, command);
}
