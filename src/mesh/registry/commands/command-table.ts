import { isPrivate } from '../../protocol/is-private';
import type { WireCommand } from '../../protocol/message';
import type { PeerLink } from '../links/peer-link';
import type { LocalCommand } from './local-command';
import type { PassedUp } from './passed-up';

/** A command that another registry owns. */
export interface RemoteParts {
  readonly command: WireCommand;
  readonly link: PeerLink;
  /** How it came here: what only a list told goes when the next list doesn't tell it. */
  readonly origin: 'registered' | 'listed';
  /** About how many characters the definition has. */
  readonly size: number;
}

/** One that is registered again is another one. */
export class RemoteCommand implements RemoteParts {
  readonly id: string;
  readonly command: WireCommand;
  readonly link: PeerLink;
  readonly origin: 'registered' | 'listed';
  readonly size: number;

  constructor({ command, link, origin, size }: RemoteParts) {
    this.id = command.id;
    this.command = command;
    this.link = link;
    this.origin = origin;
    this.size = size;
  }
}

/** What a list told of a reserved id. */
export type Claim = Pick<RemoteParts, 'command' | 'size'>;

const FEWEST_PLACES = 64;
const MOST_PLACES = 1 << 15;

const NO_CLAIMS: ReadonlyMap<PeerLink, Claim> = new Map();

/** A peer's registration that waits for the router's answer. */
export interface PendingRegistration {
  readonly source: PeerLink | undefined;
  /** The peer has taken it back meanwhile. */
  withdrawn(): void;
}

/** An id that waits for the router's answer on behalf of a peer. */
class ReservedId {
  readonly id: string;
  readonly pending: PendingRegistration;
  /** What the peer had registered before. */
  remote: RemoteCommand | undefined;

  constructor(id: string, pending: PendingRegistration, remote: RemoteCommand | undefined) {
    this.id = id;
    this.pending = pending;
    this.remote = remote;
  }
}

/** What there is of an id: one object, which one map finds; each look elsewhere would cost as much again. */
export type CommandEntry = LocalCommand | RemoteCommand | ReservedId;

/** Who owns which command id. */
export class CommandTable {
  readonly #entries = new Map<string, CommandEntry>();
  /** Those that were called, each at the place of its id. */
  #called = emptyPlaces(FEWEST_PLACES);
  /** The one that was called last: the next call is often of the same. */
  #calledLast: CommandEntry | undefined;
  /** What lists told of reserved ids meanwhile, in the order it came. */
  readonly #claims = new Map<string, Map<PeerLink, Claim>>();
  /** What is being made known to the router, by command id. */
  readonly passing: Map<string, PassedUp> = new Map();

  /** What there is of an id: nothing that lasts. */
  get(id: string): CommandEntry | undefined {
    return this.#entries.get(id);
  }

  /** The same for a call: what was called before is found by a few characters of its id, and one comparison. */
  called(id: string): CommandEntry | undefined {
    const last = this.#calledLast;
    return last !== undefined && last.id === id ? last : this.#calledBefore(id);
  }

  #calledBefore(id: string): CommandEntry | undefined {
    const place = placeOf(id) & (this.#called.length - 1);
    const before = this.#called[place];
    if (before !== undefined && before.id === id) return (this.#calledLast = before);
    const entry = this.#entries.get(id);
    if (entry !== undefined) this.#remember(entry, place);
    return (this.#calledLast = entry);
  }

  local(id: string): LocalCommand | undefined {
    return localOf(this.#entries.get(id));
  }

  remote(id: string): RemoteCommand | undefined {
    return remoteOf(this.#entries.get(id));
  }

  isReserved(id: string): boolean {
    return isWaiting(this.#entries.get(id));
  }

  /** Whether `claimant` (undefined: this registry) can't have the id, because it is taken or waits for an answer. */
  isTaken(id: string, claimant: PeerLink | undefined): boolean {
    return isTakenFrom(this.#entries.get(id), claimant);
  }

  /** Keeps an id for a peer's registration that waits for the router's answer. */
  reserve(id: string, pending: PendingRegistration): void {
    this.#put(new ReservedId(id, pending, this.remote(id)));
  }

  /** A peer takes back an id that is reserved: what it registered, or what its list told. */
  withdrawReserved(id: string, by: PeerLink): void {
    dropClaim(this.#claims.get(id), by);
    const entry = this.#entries.get(id);
    if (entry instanceof ReservedId && entry.pending.source === by) entry.pending.withdrawn();
  }

  /** Ends a reservation; gives what lists told of the id meanwhile. */
  release(id: string): ReadonlyMap<PeerLink, Claim> {
    const entry = this.#entries.get(id);
    if (entry instanceof ReservedId && entry.remote) this.#put(entry.remote);
    else if (entry !== undefined && isWaiting(entry)) this.#drop(entry);
    return this.#takeClaims(id);
  }

  /** Keeps what the list of `link` told of a reserved id, until it is known whether the id gets an owner. */
  claim(link: PeerLink, claim: Claim): void {
    const { id } = claim.command;
    const claims = this.#claims.get(id) ?? new Map<PeerLink, Claim>();
    dropClaim(claims, link);
    link.heldCommandChars += claim.size;
    this.#claims.set(id, claims.set(link, claim));
  }

  /** Forgets what the list of `link` told of reserved ids. */
  dropClaims(link: PeerLink): void {
    for (const claims of this.#claims.values()) dropClaim(claims, link);
  }

  /** Takes a command of this registry; false: its id is taken. It counts once it isn't reserved any more. */
  addLocal(command: LocalCommand): boolean {
    if (this.#entries.has(command.id)) return false;
    this.#put(command);
    return true;
  }

  /** The router agrees to a command that waited for its answer. */
  setLocal(command: LocalCommand): void {
    command.isReserved = false;
    if (this.#claims.size > 0) this.#takeClaims(command.id);
  }

  /** Makes a command a link's; its id stays reserved if it is. */
  setRemote(parts: RemoteParts): void {
    const before = this.#entries.get(parts.command.id);
    const replaced = remoteOf(before);
    if (replaced) count(replaced, -1);
    count(parts, 1);
    const remote = new RemoteCommand(parts);
    if (before instanceof ReservedId) before.remote = remote;
    else this.#put(remote);
  }

  /** The same where there is nothing of its id yet. */
  addRemote(parts: RemoteParts): void {
    count(parts, 1);
    this.#put(new RemoteCommand(parts));
  }

  /** Removes a local command, unless another one has its id by now; gives whether it did. */
  removeLocal(command: LocalCommand): boolean {
    if (this.#entries.get(command.id) !== command) return false;
    this.#drop(command);
    return true;
  }

  removeRemote(id: string): void {
    const entry = this.#entries.get(id);
    if (entry) this.#removeRemote(entry);
  }

  /** Removes everything that a link owns or claims. */
  removeOwned(link: PeerLink): void {
    this.dropClaims(link);
    for (const entry of this.#entries.values()) if (remoteOf(entry)?.link === link) this.#removeRemote(entry);
  }

  /** The ids that `link` owns because a list told so. */
  listedBy(link: PeerLink): string[] {
    const ids: string[] = [];
    for (const [id, entry] of this.#entries) {
      const remote = remoteOf(entry);
      if (remote?.link === link && remote.origin === 'listed') ids.push(id);
    }
    return ids;
  }

  /** Every command here, with its owner's link (undefined: this registry). */
  *all(): Generator<{ readonly command: WireCommand; readonly link?: PeerLink }> {
    for (const entry of this.#entries.values()) {
      const local = localOf(entry);
      if (local) yield { command: local.command };
    }
    for (const entry of this.#entries.values()) {
      const remote = remoteOf(entry);
      if (remote) yield remote;
    }
  }

  /** Every public command that `asker` can call through this registry, but those that it owns itself. */
  publicFor(asker: PeerLink): WireCommand[] {
    const commands: WireCommand[] = [];
    for (const { command, link } of this.all())
      if (link !== asker && !isPrivate(command.id)) commands.push(command);
    return commands;
  }

  clear(): void {
    this.#entries.clear();
    this.#calledLast = undefined;
    this.#called = emptyPlaces(FEWEST_PLACES);
    this.#claims.clear();
    this.passing.clear();
  }

  #put(entry: CommandEntry): void {
    const before = this.#entries.size;
    this.#entries.set(entry.id, entry);
    if (this.#entries.size === before) this.#forget(entry.id);
  }

  #remember(entry: CommandEntry, place: number): void {
    const places = this.#called.length;
    if (this.#entries.size <= places || places === MOST_PLACES) this.#called[place] = entry;
    else this.#called = emptyPlaces(places * 8);
  }

  #drop({ id }: CommandEntry): void {
    this.#entries.delete(id);
    this.#forget(id);
  }

  #forget(id: string): void {
    this.#calledLast = undefined;
    this.#called[placeOf(id) & (this.#called.length - 1)] = undefined;
  }

  #takeClaims(id: string): ReadonlyMap<PeerLink, Claim> {
    const claims = this.#claims.get(id);
    if (claims === undefined) return NO_CLAIMS;
    for (const [link, { size }] of claims) link.heldCommandChars -= size;
    this.#claims.delete(id);
    return claims;
  }

  #removeRemote(entry: CommandEntry): void {
    const remote = remoteOf(entry);
    if (remote === undefined) return;
    count(remote, -1);
    if (entry instanceof ReservedId) entry.remote = undefined;
    else this.#drop(entry);
  }
}

function emptyPlaces(count: number): (CommandEntry | undefined)[] {
  return Array.from({ length: count }, () => undefined);
}

/** Some number of an id, which differs for most of a program's: from its length and seven of its characters. */
function placeOf(id: string): number {
  const { length } = id;
  let place = length ^ (id.charCodeAt(0) << 3) ^ (id.charCodeAt(length >> 1) << 6);
  for (let at = Math.max(0, length - 5); at < length; at += 1)
    place = Math.imul(place, 33) ^ id.charCodeAt(at);
  return place;
}

/** Whether `claimant` (undefined: this registry) can't have an id of which there is this much. */
export function isTakenFrom(entry: CommandEntry | undefined, claimant: PeerLink | undefined): boolean {
  if (entry === undefined) return false;
  return !(entry instanceof RemoteCommand) || entry.link !== claimant;
}

/** Whether what there is of an id waits for the router's answer. */
export function isWaiting(entry: CommandEntry | undefined): boolean {
  if (entry === undefined || entry instanceof RemoteCommand) return false;
  return entry instanceof ReservedId || entry.isReserved;
}

/** The command of this registry that an id stands for. */
export function localOf(entry: CommandEntry | undefined): LocalCommand | undefined {
  if (entry === undefined || entry instanceof RemoteCommand || entry instanceof ReservedId) return undefined;
  return entry.isReserved ? undefined : entry;
}

/** The command of a peer that an id stands for. */
export function remoteOf(entry: CommandEntry | undefined): RemoteCommand | undefined {
  if (entry instanceof RemoteCommand) return entry;
  return entry instanceof ReservedId ? entry.remote : undefined;
}

function count({ link, size }: RemoteParts, by: 1 | -1): void {
  link.commands += by;
  link.heldCommandChars += by * size;
}

function dropClaim(claims: Map<PeerLink, Claim> | undefined, link: PeerLink): void {
  const claim = claims?.get(link);
  if (claim === undefined) return;
  link.heldCommandChars -= claim.size;
  claims?.delete(link);
}
