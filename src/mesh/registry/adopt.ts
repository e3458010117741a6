import { isPrivate } from '../protocol/is-private';
import type { WireCommand } from '../protocol/message';
import type { Core } from './core';
import { PassedUp } from './passed-up';
import type { PeerLink } from './peer-link';
import { sameJson } from './same-json';

/** Takes a command that the list of `from` told as owned by it, unless it can't be (protocol.md, Commands: Listing). */
export function adopt(core: Core, from: PeerLink, command: WireCommand): void {
  const { table, links } = core;
  if (isPrivate(command.id))
    return from.violation('in', command, `a listing of the private command ${command.id}`);
  if (table.isReserved(command.id)) return table.claim(from, command);
  if (table.isTaken(command.id, from)) return;
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
