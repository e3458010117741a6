import type { IdSource } from '../../protocol/id-source';
import { isPrivate } from '../../protocol/is-private';
import type { Core } from '../core';
import type { PeerLink } from '../links/peer-link';

/**
 * Tells every link that can hear it that these commands can't be reached through here any more (docs/own-kind.md, Withdraw).
 *
 * @param owner the link that they belonged to, which knows
 */
export function withdrawCommands(
  { ids, links }: Core,
  gone: readonly string[],
  owner: PeerLink | undefined,
): void {
  // Whoever is linked to a registry that is being disposed of sees its link close.
  if (links.disposed) return;
  const commandIds = gone.filter((id) => !isPrivate(id));
  if (commandIds.length === 0) return;
  for (const link of links.all) if (link !== owner) tell(link, commandIds, ids);
}

/**
 * Takes back what a router may have taken, or may still take, of a registration that failed here. A peer of another kind
 * keeps it, and is answered that there is no such command.
 */
export function withdrawFailed(
  { ids, links }: Core,
  router: PeerLink,
  commands: readonly { readonly id: string }[],
): void {
  if (links.disposed) return;
  tell(
    router,
    commands.map(({ id }) => id),
    ids,
  );
}

function tell(link: PeerLink, commandIds: readonly string[], ids: IdSource): void {
  if (link.can('withdraw')) link.send({ type: 'command.withdraw', id: ids.next(), commandIds });
  else link.oweWithdrawal(commandIds);
}
