import { isPrivate } from '../../protocol/is-private';
import type {
  CommandWithdraw,
  ListCommandsRequest,
  ListCommandsResponse,
  RegisterCommandRequest,
} from '../../protocol/message';
import { PromiseEnds } from '../calls/promise-ends';
import { replyToRegistration } from '../calls/reply';
import type { Core } from '../core';
import { shownId } from '../ids/shown-id';
import type { PeerLink } from '../links/peer-link';
import type { Registration } from '../registry-options';
import { adopt, roomFor } from './adopt';
import { isTakenFrom } from './command-table';
import { ForwardedRegistration } from './forwarded-registration';
import { ListExchange } from './list-exchange';
import type { LocalCommand } from './local-command';
import { LocalRegistration } from './local-registration';
import { PassedUp } from './passed-up';
import { registerList } from './register-list';
import { registerOne } from './register-one';
import { RegistrationError } from './registration-error';
import { withdrawCommands } from './withdraw-commands';

/** Registers, lists and adopts commands (protocol.md, Commands: Registering, Listing). */
export class Registrar {
  readonly #core: Core;
  readonly #ends = new PromiseEnds();

  constructor(core: Core) {
    this.#core = core;
  }

  /**
   * Makes commands local, all of them or none, after the router's consent where there is one: it gives a promise then,
   * which rejects with RegistrationError or TypeError.
   *
   * @throws RegistrationError where they can't be registered, whatever the router says
   */
  registerAll(commands: readonly LocalCommand[]): Registration | Promise<Registration> {
    const { router } = this.#core.links;
    const asked = router ? withoutPrivate(commands) : [];
    const waits = asked.length > 0;
    for (let at = 0; at < commands.length; at += 1) {
      const command = commands[at];
      if (command === undefined) continue;
      const fault = this.#add(command, waits);
      if (fault === undefined) continue;
      for (const added of commands.slice(0, at)) this.#core.table.removeLocal(added);
      throw fault;
    }
    if (router && waits) return registerList(this.#core, router, commands, asked);
    return new LocalRegistration(this.#core, commands);
  }

  /** The same for one command, as most come. */
  register(command: LocalCommand): Registration | Promise<Registration> {
    const { router } = this.#core.links;
    const waits = router !== undefined && !isPrivate(command.id);
    const fault = this.#add(command, waits);
    if (fault) throw fault;
    return waits
      ? registerOne(this.#core, router, command, this.#ends)
      : new LocalRegistration(this.#core, command);
  }

  /** Gives why a command can't be had here. */
  #add(command: LocalCommand, waits: boolean): RegistrationError | undefined {
    const { table, links } = this.#core;
    const { id } = command;
    if (links.disposed) {
      return new RegistrationError('channel_disconnected', id, 'The registry was disposed.');
    }
    command.isReserved = waits;
    if (table.addLocal(command)) return undefined;
    return new RegistrationError('duplicate_command', id, `There is a command ${id} already.`);
  }

  /** Commands of a peer's are gone. What is somebody else's here stays. */
  receiveWithdrawal(from: PeerLink, { commandIds }: CommandWithdraw): void {
    const { table } = this.#core;
    const gone = commandIds.filter((id) => table.remote(id)?.link === from);
    for (const id of gone) table.removeRemote(id);
    for (const id of commandIds) table.withdrawReserved(id, from);
    if (from.isRouter) this.#core.directRoutes.remove(commandIds);
    withdrawCommands(this.#core, gone, from);
  }

  /** A link has opened: asks for its commands, and makes ours known to it where it is the router. */
  opened(link: PeerLink): void {
    link.addTask();
    void ListExchange.send(this.#core, link, this.#core.settings.requestTimeoutMs, link.hello).then(() =>
      link.taskDone(),
    );
    if (!link.isRouter) return;
    for (const command of this.#core.table.publicFor(link))
      PassedUp.send(this.#core, link, command, this.#core.table.remote(command.id)?.link);
  }

  /** Asks a link again. */
  refresh(link: PeerLink, timeoutMs: number = this.#core.settings.requestTimeoutMs): Promise<boolean> {
    return ListExchange.send(this.#core, link, timeoutMs);
  }

  /** A registration has come in. */
  receiveRegistration(from: PeerLink, request: RegisterCommandRequest): void {
    const { exchanges, observers, table } = this.#core;
    const { command } = request;
    const known = exchanges.get(request.id);
    if (known?.source === from) {
      return observers.record({ kind: 'ignored', channel: from.id, message: request, reason: 'repeated' });
    }
    if (isPrivate(command.id))
      from.violation('in', request, `a registration of the private command ${shownId(command.id)}`);
    if (known) from.violation('in', request, 'a registration came round again: routers form a cycle');
    const entry = table.get(command.id);
    const size = roomFor(this.#core, from, command, entry, request.id.length);
    if (size === undefined) from.violation('in', request, tooMany(this.#core));
    if (known || size === undefined || isPrivate(command.id) || isTakenFrom(entry, from)) {
      return replyToRegistration(this.#core, from, request, false);
    }
    const { router } = this.#core.links;
    if (router !== undefined && router !== from) {
      return ForwardedRegistration.send(this.#core, from, router, request, size);
    }
    const parts = { command, link: from, origin: 'registered', size } as const;
    if (entry === undefined) table.addRemote(parts);
    else table.setRemote(parts);
    replyToRegistration(this.#core, from, request, true);
  }

  /** A peer asks for the commands that it can call through here. */
  receiveListRequest(from: PeerLink, { id, _meta }: ListCommandsRequest): void {
    const { ids, table } = this.#core;
    const commandIds = from.greeted(_meta).filter((commandId) => !table.isTaken(commandId, from));
    if (commandIds.length > 0) from.send({ type: 'command.withdraw', id: ids.next(), commandIds });
    const commands = table.publicFor(from);
    from.send({ type: 'list.commands.response', id: ids.next(), thid: id, commands });
  }

  /** A peer's list has come in, asked for or not. */
  receiveList(from: PeerLink, message: ListCommandsResponse): void {
    const { table } = this.#core;
    table.dropClaims(from);
    const gone = new Set(table.listedBy(from));
    for (const { id } of message.commands) gone.delete(id);
    for (const id of gone) table.removeRemote(id);
    withdrawCommands(this.#core, [...gone], from);
    let isWhole = true;
    for (const command of message.commands) isWhole = adopt(this.#core, from, command) && isWhole;
    if (!isWhole) from.violation('in', message, tooMany(this.#core));
  }
}

/** Why a command of a channel is left out. */
function tooMany({ settings }: Core): string {
  const { maxCommandsPerChannel, maxHeldPerChannel } = settings;
  return `more than ${maxCommandsPerChannel} commands of one channel, or ${maxHeldPerChannel} characters of them`;
}

function withoutPrivate(commands: readonly LocalCommand[]): readonly LocalCommand[] {
  return commands.some(({ id }) => isPrivate(id)) ? commands.filter(({ id }) => !isPrivate(id)) : commands;
}
