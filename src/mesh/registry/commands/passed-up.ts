import { isPrivate } from '../../protocol/is-private';
import type { RegisterCommandResponse, WireCommand } from '../../protocol/message';
import type { Core } from '../core';
import { Exchange, type ExchangeHandler } from '../exchanges/exchange';
import type { PeerLink } from '../links/peer-link';

/** A command that exists here already and is made known to the router: what it refuses stays, and is reported. */
export class PassedUp implements ExchangeHandler {
  readonly #exchange: Exchange<undefined, PeerLink>;
  readonly #core: Core;
  readonly #owner: PeerLink | undefined;
  /** Its definition has changed since it was sent. */
  #isStale = false;

  private constructor(core: Core, router: PeerLink, commandId: string, owner: PeerLink | undefined) {
    this.#exchange = new Exchange(
      core.ids.next(),
      undefined,
      router,
      commandId,
      'register.command.response',
      this,
    );
    this.#core = core;
    this.#owner = owner;
  }

  /**
   * Registers `command` with the router; the router's link isn't ready before that is answered. One at a time for an id:
   * however often its owner changes it meanwhile, the router is told once more.
   */
  static send(core: Core, router: PeerLink, command: WireCommand, owner: PeerLink | undefined): void {
    const { passing } = core.table;
    const underWay = passing.get(command.id);
    if (underWay !== undefined) {
      underWay.#isStale = true;
      return;
    }
    const passed = new PassedUp(core, router, command.id, owner);
    router.addTask();
    if (owner !== undefined && owner.passing >= core.settings.maxCommandsPerChannel) {
      return passed.#refused('too many of its channel wait for the router');
    }
    passing.set(command.id, passed);
    passed.#count(1);
    const exchange = passed.#exchange;
    core.exchanges.begin(exchange, core.settings.requestTimeoutMs);
    const error = router.send({ type: 'register.command.request', id: exchange.id, command });
    if (error === undefined || !core.exchanges.end(exchange, false)) return;
    passed.#settled();
    passed.#refused("it can't be carried");
  }

  answered(_exchange: Exchange, { response }: RegisterCommandResponse): void {
    this.#settled();
    if (response.ok) this.#exchange.peer.taskDone();
    else this.#refused(response.error);
    this.#sendAgain();
  }

  expire(): void {
    this.#settled();
    this.#refused('timeout');
    this.#sendAgain();
  }

  disconnected(): void {
    this.#settled();
  }

  #settled(): void {
    this.#core.table.passing.delete(this.#exchange.commandId);
    this.#count(-1);
  }

  #sendAgain(): void {
    const { table } = this.#core;
    const id = this.#exchange.commandId;
    if (!this.#isStale || isPrivate(id) || table.isReserved(id)) return;
    const remote = table.remote(id);
    const command = table.local(id)?.command ?? remote?.command;
    const router = this.#exchange.peer;
    if (command === undefined || remote?.link === router || !router.isOpen) return;
    PassedUp.send(this.#core, router, command, remote?.link);
  }

  /** It takes room of its owner's while it waits. */
  #count(by: 1 | -1): void {
    if (this.#owner === undefined) return;
    this.#owner.passing += by;
    this.#owner.heldCommandChars += by * this.#exchange.commandId.length;
  }

  #refused(reason: string): void {
    const { observers, settings } = this.#core;
    const { commandId, peer: router } = this.#exchange;
    observers.record({ kind: 'refused', channel: router.id, commandId, reason });
    settings.logger?.warn(`The router ${router.id} refused ${commandId}: ${reason}.`);
    router.taskDone();
  }
}
