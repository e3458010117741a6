import type { RegisterCommandResponse } from '../../protocol/message';
import type { Core } from '../core';
import { Exchange } from '../exchanges/exchange';
import type { ExchangeGroup } from '../exchanges/exchange-group';
import { MOST_SLOTS, placeOf } from '../exchanges/id-table';
import type { PeerLink } from '../links/peer-link';
import { releaseUnowned } from './adopt';
import type { LocalCommand } from './local-command';
import { LocalRegistration } from './local-registration';
import { OwnRegistration } from './own-registration';
import { withdrawFailed } from './withdraw-commands';

/**
 * Registers commands of this registry with its router, which are reserved in the table until all of them are answered; then
 * all of them are local, or none.
 *
 * @param asked those of them that the router is asked for
 * @returns the way to take them back; rejects with RegistrationError, or TypeError where a definition can't be carried
 */
export function registerList(
  core: Core,
  router: PeerLink,
  commands: readonly LocalCommand[],
  asked: readonly LocalCommand[],
): Promise<LocalRegistration> {
  return new Promise((resolve, reject) => {
    new RegistrationGroup(core, router, commands, asked, resolve, reject).send();
  });
}

/** Commands that become local together. */
class RegistrationGroup implements ExchangeGroup {
  readonly exchange: Exchange<undefined, PeerLink>;
  readonly core: Core;
  readonly #commands: readonly LocalCommand[];
  readonly #asked: readonly LocalCommand[];
  readonly #resolve: (registration: LocalRegistration) => void;
  readonly #reject: (error: unknown) => void;
  /** The number of the first request. */
  readonly #first: number;
  /** Of the requests that were sent; undefined: it waits no longer. */
  readonly #ids: Array<string | undefined> = [];
  #unanswered: number;
  #hasFailed = false;

  constructor(
    core: Core,
    router: PeerLink,
    commands: readonly LocalCommand[],
    asked: readonly LocalCommand[],
    resolve: (registration: LocalRegistration) => void,
    reject: (error: unknown) => void,
  ) {
    this.exchange = new Exchange(core.ids.next(), undefined, router, '', undefined, this);
    this.core = core;
    this.#commands = commands;
    this.#asked = asked;
    this.#resolve = resolve;
    this.#reject = reject;
    this.#first = core.ids.block(asked.length);
    this.#unanswered = asked.length;
  }

  send(): void {
    const { exchanges, ids, settings } = this.core;
    const { peer } = this.exchange;
    exchanges.beginGroup(this, settings.requestTimeoutMs);
    for (const command of this.#asked) {
      if (this.exchange.state === 'ended') return;
      if (this.#hasFailed) return this.#sendNoMore();
      const index = this.#ids.length;
      const id = ids.textOf(this.#first + index);
      this.#ids.push(id);
      const error = peer.send({ type: 'register.command.request', id, command: command.command });
      if (error !== undefined) this.#endOne(index, (member) => member.notSent(error));
    }
  }

  /** Nobody will answer what wasn't sent. */
  #sendNoMore(): void {
    for (let index = this.#ids.length; index < this.#asked.length; index += 1) this.settle(index, false);
  }

  find(id: string): Exchange | undefined {
    for (let at = (placeOf(id) - this.#first) & (MOST_SLOTS - 1); at < this.#ids.length; at += MOST_SLOTS) {
      const command = this.#asked[at];
      if (command && this.#ids[at] === id) return new GroupedRegistration(this, at, id, command).exchange;
    }
    return undefined;
  }

  /** One of them waits no longer. */
  settle(index: number, answered: boolean): void {
    if (index < this.#ids.length) {
      this.#ids[index] = undefined;
      this.core.exchanges.settle(this.#first + index, this.exchange.peer, answered);
    }
    this.#unanswered -= 1;
    if (this.#unanswered === 0) this.core.exchanges.end(this.exchange, answered);
  }

  accepted(): void {
    if (this.#unanswered > 0 || this.#hasFailed) return;
    for (const command of this.#commands) this.core.table.setLocal(command);
    this.#resolve(new LocalRegistration(this.core, this.#commands));
  }

  failed(error: unknown): void {
    if (this.#hasFailed) return;
    this.#hasFailed = true;
    // Before ids are given to others, who may want them of the router.
    withdrawFailed(this.core, this.exchange.peer, this.#asked);
    for (const { id } of this.#commands) releaseUnowned(this.core, id);
    this.#reject(error);
  }

  expire(): void {
    this.#endRest((member) => member.expire());
  }

  disconnected(): void {
    this.#endRest((member) => member.disconnected());
  }

  #endRest(end: (member: OwnRegistration) => void): void {
    for (let index = 0; index < this.#asked.length; index += 1) this.#endOne(index, end);
  }

  /** Ends one that wasn't answered, and perhaps not sent. */
  #endOne(index: number, end: (member: OwnRegistration) => void): void {
    const id = index < this.#ids.length ? this.#ids[index] : '';
    const command = this.#asked[index];
    if (id === undefined || command === undefined) return;
    this.settle(index, false);
    end(new GroupedRegistration(this, index, id, command));
  }
}

/** One of them, made for its answer. */
class GroupedRegistration extends OwnRegistration {
  readonly #group: RegistrationGroup;
  readonly #index: number;

  constructor(group: RegistrationGroup, index: number, id: string, command: LocalCommand) {
    super(group.core, id, group.exchange.peer, command);
    this.#group = group;
    this.#index = index;
  }

  override answered(exchange: Exchange, reply: RegisterCommandResponse): void {
    this.#group.settle(this.#index, true);
    super.answered(exchange, reply);
  }

  protected override accepted(): void {
    this.#group.accepted();
  }

  protected override failed(error: unknown): void {
    this.#group.failed(error);
  }
}
