import { isPrivate } from '../../protocol/is-private';
import type { WireCommand } from '../../protocol/message';
import type { Core } from '../core';
import { footprintOf } from '../ids/footprint';
import { shownId } from '../ids/shown-id';
import type { PeerLink } from '../links/peer-link';
import { type Claim, type CommandEntry, isTakenFrom, isWaiting, remoteOf } from './command-table';
import { PassedUp } from './passed-up';
import { sameJson } from './same-json';

/**
 * Whether a channel may have a command here, in place of what it has of that id.
 *
 * @param entry what there is of its id
 * @param besides how many characters have to be kept besides
 * @returns about how many characters the definition has; undefined: there is no room for it
 */
export function roomFor(
  { settings }: Core,
  link: PeerLink,
  command: WireCommand,
  entry: CommandEntry | undefined,
  besides = 0,
): number | undefined {
  const remote = remoteOf(entry);
  const before = remote?.link === link ? remote : undefined;
  if (before === undefined && link.commands >= settings.maxCommandsPerChannel) return undefined;
  const left = settings.maxHeldPerChannel - link.heldCommandChars + (before?.size ?? 0) - besides;
  const { id, description, schema } = command;
  const texts = id.length + (description?.length ?? 0);
  const size = schema === undefined ? texts : texts + footprintOf(schema, Math.max(0, left - texts));
  return size > left ? undefined : size;
}

/**
 * Takes a command that the list of `from` told as owned by it, unless it can't be (protocol.md, Commands: Listing).
 *
 * @returns false where the channel has too many commands, or too large ones, for one more
 */
export function adopt(core: Core, from: PeerLink, command: WireCommand): boolean {
  const { table } = core;
  if (isPrivate(command.id)) {
    from.violation('in', command, `a listing of the private command ${shownId(command.id)}`);
    return true;
  }
  const entry = table.get(command.id);
  const isReserved = isWaiting(entry);
  if (!isReserved && isTakenFrom(entry, from)) return true;
  const size = roomFor(core, from, command, entry);
  if (size === undefined) return false;
  if (isReserved) table.claim(from, { command, size });
  else own(core, from, { command, size });
  return true;
}

/** Makes it owned by `from`, and known to the router. */
function own(core: Core, from: PeerLink, { command, size }: Claim): void {
  const { table, links } = core;
  const before = table.remote(command.id);
  table.setRemote({ command, link: from, origin: before?.origin ?? 'listed', size });
  const { router } = links;
  if (router === undefined || router === from || (before && sameJson(before.command, command))) return;
  PassedUp.send(core, router, command, from);
}

/**
 * Ends a reservation that got no owner. What lists told of the id meanwhile counts now: else a command that its peer has
 * would stay unreachable until that peer's next list.
 */
export function releaseUnowned(core: Core, id: string): void {
  const claims = core.table.release(id);
  if (core.links.disposed) return;
  for (const [link, { command }] of claims) adopt(core, link, command);
}
