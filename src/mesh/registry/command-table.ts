import { isPrivate } from '../protocol/is-private';
import type { WireCommand } from '../protocol/message';
import type { LocalCommand } from './local-command';
import type { PeerLink } from './peer-link';

/** A command that another registry owns. */
export interface RemoteCommand {
  readonly command: WireCommand;
  readonly link: PeerLink;
  /** How it came here: what only a list told goes when the next list doesn't tell it. */
  readonly origin: 'registered' | 'listed';
}

/** Who owns which command id. */
export class CommandTable {
  readonly #local = new Map<string, LocalCommand>();
  readonly #remote = new Map<string, RemoteCommand>();
  readonly #reserved = new Set<string>();

  local(id: string): LocalCommand | undefined {
    return this.#local.get(id);
  }

  remote(id: string): RemoteCommand | undefined {
    return this.#remote.get(id);
  }

  isReserved(id: string): boolean {
    return this.#reserved.has(id);
  }

  /** Whether `claimant` (undefined: this registry) can't have the id, because it is taken or waits for an answer. */
  isTaken(id: string, claimant: PeerLink | undefined): boolean {
    if (this.#reserved.has(id) || this.#local.has(id)) return true;
    const owner = this.#remote.get(id);
    return owner !== undefined && owner.link !== claimant;
  }

  /** Keeps an id for whoever waits for the router's answer. */
  reserve(id: string): void {
    this.#reserved.add(id);
  }

  release(id: string): void {
    this.#reserved.delete(id);
  }

  setLocal(command: LocalCommand): void {
    this.#local.set(command.id, command);
  }

  setRemote(entry: RemoteCommand): void {
    this.#remote.set(entry.command.id, entry);
  }

  /** Removes a local command, unless another one has its id by now. */
  removeLocal(command: LocalCommand): void {
    if (this.#local.get(command.id) === command) this.#local.delete(command.id);
  }

  removeRemote(id: string): void {
    this.#remote.delete(id);
  }

  /** Removes everything that a link owns. */
  removeOwned(link: PeerLink): void {
    for (const [id, entry] of this.#remote) if (entry.link === link) this.#remote.delete(id);
  }

  /** The ids that `link` owns because a list told so. */
  listedBy(link: PeerLink): string[] {
    const ids: string[] = [];
    for (const [id, entry] of this.#remote)
      if (entry.link === link && entry.origin === 'listed') ids.push(id);
    return ids;
  }

  /** Every command here, with its owner's link (undefined: this registry). */
  *all(): Generator<{ readonly command: WireCommand; readonly link?: PeerLink }> {
    for (const { command } of this.#local.values()) yield { command };
    for (const entry of this.#remote.values()) yield entry;
  }

  /** Every public command that `asker` can call through this registry, but those that it owns itself. */
  publicFor(asker: PeerLink): WireCommand[] {
    const commands: WireCommand[] = [];
    for (const { command, link } of this.all())
      if (link !== asker && !isPrivate(command.id)) commands.push(command);
    return commands;
  }

  clear(): void {
    this.#local.clear();
    this.#remote.clear();
    this.#reserved.clear();
  }
}
