import { isPrivate } from '../protocol/is-private';
import type { WireCommand } from '../protocol/message';
import type { LocalCommand } from './local-command';
import type { PassedUp } from './passed-up';
import type { PeerLink } from './peer-link';

/** A command that another registry owns. */
export interface RemoteCommand {
  readonly command: WireCommand;
  readonly link: PeerLink;
  /** How it came here: what only a list told goes when the next list doesn't tell it. */
  readonly origin: 'registered' | 'listed';
  /** About how many characters the definition has. */
  readonly size: number;
}

/** What a list told of a reserved id. */
export type Claim = Pick<RemoteCommand, 'command' | 'size'>;

const NO_CLAIMS: ReadonlyMap<PeerLink, Claim> = new Map();

/** A peer's registration that waits for the router's answer. */
export interface PendingRegistration {
  readonly source: PeerLink | undefined;
  /** The peer has taken it back meanwhile. */
  withdrawn(): void;
}

/** Who owns which command id. */
export class CommandTable {
  readonly #local = new Map<string, LocalCommand>();
  readonly #remote = new Map<string, RemoteCommand>();
  /** Ids that wait for the router's answer, with what lists told of them meanwhile, in the order it came. */
  readonly #reserved = new Map<string, Map<PeerLink, Claim> | undefined>();
  /** Those of them that wait on behalf of a peer. */
  readonly #pending = new Map<string, PendingRegistration>();
  /** What is being made known to the router, by command id. */
  readonly passing: Map<string, PassedUp> = new Map();

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
  reserve(id: string, pending?: PendingRegistration): void {
    this.#reserved.set(id, undefined);
    if (pending) this.#pending.set(id, pending);
  }

  /** A peer takes back an id that is reserved: what it registered, or what its list told. */
  withdrawReserved(id: string, by: PeerLink): void {
    dropClaim(this.#reserved.get(id), by);
    const pending = this.#pending.get(id);
    if (pending?.source === by) pending.withdrawn();
  }

  /** Ends a reservation; gives what lists told of the id meanwhile. */
  release(id: string): ReadonlyMap<PeerLink, Claim> {
    const claims = this.#reserved.get(id) ?? NO_CLAIMS;
    this.#reserved.delete(id);
    this.#pending.delete(id);
    for (const [link, { size }] of claims) link.heldCommandChars -= size;
    return claims;
  }

  /** Keeps what the list of `link` told of a reserved id, until it is known whether the id gets an owner. */
  claim(link: PeerLink, claim: Claim): void {
    const { id } = claim.command;
    const claims = this.#reserved.get(id) ?? new Map<PeerLink, Claim>();
    dropClaim(claims, link);
    link.heldCommandChars += claim.size;
    this.#reserved.set(id, claims.set(link, claim));
  }

  /** Forgets what the list of `link` told of reserved ids. */
  dropClaims(link: PeerLink): void {
    for (const claims of this.#reserved.values()) dropClaim(claims, link);
  }

  setLocal(command: LocalCommand): void {
    this.#local.set(command.id, command);
  }

  setRemote(entry: RemoteCommand): void {
    const before = this.#remote.get(entry.command.id);
    if (before) count(before, -1);
    count(entry, 1);
    this.#remote.set(entry.command.id, entry);
  }

  /** Removes a local command, unless another one has its id by now; gives whether it did. */
  removeLocal(command: LocalCommand): boolean {
    return this.#local.get(command.id) === command && this.#local.delete(command.id);
  }

  removeRemote(id: string): void {
    const entry = this.#remote.get(id);
    if (entry) count(entry, -1);
    this.#remote.delete(id);
  }

  /** Removes everything that a link owns or claims. */
  removeOwned(link: PeerLink): void {
    this.dropClaims(link);
    for (const [id, entry] of this.#remote) {
      if (entry.link !== link) continue;
      count(entry, -1);
      this.#remote.delete(id);
    }
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
    this.#pending.clear();
    this.passing.clear();
  }
}

function count({ link, size }: RemoteCommand, by: 1 | -1): void {
  link.commands += by;
  link.heldCommandChars += by * size;
}

function dropClaim(claims: Map<PeerLink, Claim> | undefined, link: PeerLink): void {
  const claim = claims?.get(link);
  if (claim === undefined) return;
  link.heldCommandChars -= claim.size;
  claims?.delete(link);
}
