import { isPrivate } from '../../protocol/is-private';
import type { WireCommand } from '../../protocol/message';
import type { PeerLink } from '../links/peer-link';
import type { LocalCommand } from './local-command';
import type { PassedUp } from './passed-up';

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

const FEWEST_PLACES = 64;
const MOST_PLACES = 1 << 15;

const NO_CLAIMS: ReadonlyMap<PeerLink, Claim> = new Map();

/** A peer's registration that waits for the router's answer. */
export interface PendingRegistration {
  readonly source: PeerLink | undefined;
  /** The peer has taken it back meanwhile. */
  withdrawn(): void;
}

/** What there is of an id. One map finds it: each lookup more would cost as much again. */
export class CommandEntry {
  readonly id: string;
  /** Where a call of it goes: the local command, else the link that owns it. */
  route: LocalCommand | PeerLink | undefined = undefined;
  local: LocalCommand | undefined = undefined;
  remote: RemoteCommand | undefined = undefined;
  /** Whether it waits for the router's answer, perhaps on behalf of a peer. */
  isReserved = false;
  pending: PendingRegistration | undefined = undefined;
  /** What lists told of it meanwhile, in the order it came. */
  claims: Map<PeerLink, Claim> | undefined = undefined;

  constructor(id: string) {
    this.id = id;
  }
}

/** Who owns which command id. */
export class CommandTable {
  readonly #entries = new Map<string, CommandEntry>();
  /** Those that were called, each at the place of its id. */
  #called = emptyPlaces(FEWEST_PLACES);
  /** Those with claims. */
  readonly #claimed = new Set<CommandEntry>();
  /** What is being made known to the router, by command id. */
  readonly passing: Map<string, PassedUp> = new Map();

  /** What there is of an id: nothing that lasts. */
  get(id: string): Readonly<CommandEntry> | undefined {
    return this.#entries.get(id);
  }

  /** The same for a call: what was called before is found by a few characters of its id, and one comparison. */
  called(id: string): Readonly<CommandEntry> | undefined {
    const place = placeOf(id) & (this.#called.length - 1);
    const before = this.#called[place];
    if (before !== undefined && before.id === id) return before;
    const entry = this.#entries.get(id);
    if (entry !== undefined) this.#called[place] = entry;
    return entry;
  }

  local(id: string): LocalCommand | undefined {
    return this.#entries.get(id)?.local;
  }

  remote(id: string): RemoteCommand | undefined {
    return this.#entries.get(id)?.remote;
  }

  isReserved(id: string): boolean {
    return this.#entries.get(id)?.isReserved ?? false;
  }

  /** Whether `claimant` (undefined: this registry) can't have the id, because it is taken or waits for an answer. */
  isTaken(id: string, claimant: PeerLink | undefined): boolean {
    return isTakenFrom(this.#entries.get(id), claimant);
  }

  /** Keeps an id that nobody has for a command of this registry, while that waits for the router's answer. */
  reserveOwn(id: string): CommandEntry {
    const entry = this.#add(id);
    entry.isReserved = true;
    return entry;
  }

  /** Keeps an id for a peer's registration that waits for the router's answer. */
  reserve(id: string, pending: PendingRegistration): void {
    const entry = this.#entry(id);
    entry.isReserved = true;
    entry.pending = pending;
  }

  /** A peer takes back an id that is reserved: what it registered, or what its list told. */
  withdrawReserved(id: string, by: PeerLink): void {
    const entry = this.#entries.get(id);
    if (entry === undefined) return;
    dropClaim(entry.claims, by);
    if (entry.pending?.source === by) entry.pending.withdrawn();
  }

  /** Ends a reservation; gives what lists told of the id meanwhile. */
  release(id: string): ReadonlyMap<PeerLink, Claim> {
    const entry = this.#entries.get(id);
    if (entry === undefined) return NO_CLAIMS;
    const claims = this.#unreserve(entry);
    this.#dropIfEmpty(entry);
    return claims;
  }

  /** Keeps what the list of `link` told of a reserved id, until it is known whether the id gets an owner. */
  claim(link: PeerLink, claim: Claim): void {
    const entry = this.#entry(claim.command.id);
    entry.claims ??= new Map();
    dropClaim(entry.claims, link);
    link.heldCommandChars += claim.size;
    entry.claims.set(link, claim);
    this.#claimed.add(entry);
  }

  /** Forgets what the list of `link` told of reserved ids. */
  dropClaims(link: PeerLink): void {
    for (const { claims } of this.#claimed) dropClaim(claims, link);
  }

  /** Makes a command this registry's own. */
  setLocal(command: LocalCommand): void {
    const entry = this.#entry(command.id);
    entry.local = command;
    setRoute(entry);
  }

  /** The same for a command whose id was reserved, and is no longer. */
  setReserved(entry: CommandEntry, command: LocalCommand): void {
    this.#unreserve(entry);
    entry.local = command;
    setRoute(entry);
  }

  /** Makes a command a link's; its id stays reserved if it is. */
  setRemote(remote: RemoteCommand): void {
    const entry = this.#entry(remote.command.id);
    if (entry.remote) count(entry.remote, -1);
    count(remote, 1);
    entry.remote = remote;
    setRoute(entry);
  }

  /** Removes a local command, unless another one has its id by now; gives whether it did. */
  removeLocal(command: LocalCommand): boolean {
    const entry = this.#entries.get(command.id);
    if (entry?.local !== command) return false;
    entry.local = undefined;
    setRoute(entry);
    this.#dropIfEmpty(entry);
    return true;
  }

  removeRemote(id: string): void {
    const entry = this.#entries.get(id);
    if (entry?.remote) this.#dropRemote(entry, entry.remote);
  }

  /** Removes everything that a link owns or claims. */
  removeOwned(link: PeerLink): void {
    this.dropClaims(link);
    for (const entry of this.#entries.values())
      if (entry.remote?.link === link) this.#dropRemote(entry, entry.remote);
  }

  /** The ids that `link` owns because a list told so. */
  listedBy(link: PeerLink): string[] {
    const ids: string[] = [];
    for (const [id, { remote }] of this.#entries)
      if (remote?.link === link && remote.origin === 'listed') ids.push(id);
    return ids;
  }

  /** Every command here, with its owner's link (undefined: this registry). */
  *all(): Generator<{ readonly command: WireCommand; readonly link?: PeerLink }> {
    for (const { local } of this.#entries.values()) if (local) yield { command: local.command };
    for (const { remote } of this.#entries.values()) if (remote) yield remote;
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
    this.#called = emptyPlaces(FEWEST_PLACES);
    this.#claimed.clear();
    this.passing.clear();
  }

  #entry(id: string): CommandEntry {
    return this.#entries.get(id) ?? this.#add(id);
  }

  #add(id: string): CommandEntry {
    const entry = new CommandEntry(id);
    this.#entries.set(id, entry);
    const places = this.#called.length;
    if (this.#entries.size > places && places < MOST_PLACES) this.#called = emptyPlaces(places * 8);
    return entry;
  }

  #unreserve(entry: CommandEntry): ReadonlyMap<PeerLink, Claim> {
    entry.isReserved = false;
    entry.pending = undefined;
    const { claims } = entry;
    if (claims === undefined) return NO_CLAIMS;
    for (const [link, { size }] of claims) link.heldCommandChars -= size;
    entry.claims = undefined;
    this.#claimed.delete(entry);
    return claims;
  }

  #dropRemote(entry: CommandEntry, remote: RemoteCommand): void {
    count(remote, -1);
    entry.remote = undefined;
    setRoute(entry);
    this.#dropIfEmpty(entry);
  }

  #dropIfEmpty(entry: CommandEntry): void {
    if (entry.local !== undefined || entry.remote !== undefined || entry.isReserved) return;
    this.#entries.delete(entry.id);
    const place = placeOf(entry.id) & (this.#called.length - 1);
    if (this.#called[place] === entry) this.#called[place] = undefined;
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
export function isTakenFrom(
  entry: Readonly<CommandEntry> | undefined,
  claimant: PeerLink | undefined,
): boolean {
  if (entry === undefined) return false;
  if (entry.isReserved || entry.local !== undefined) return true;
  return entry.remote !== undefined && entry.remote.link !== claimant;
}

function setRoute(entry: CommandEntry): void {
  entry.route = entry.local ?? entry.remote?.link;
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
