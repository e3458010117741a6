import type { RegisterCommandResponse, WireCommand } from '../protocol/message';
import type { Core } from './core';
import { Exchange } from './exchange';
import type { PeerLink } from './peer-link';

/** A command that exists here already and is made known to the router: what it refuses stays, and is reported. */
export class PassedUp extends Exchange {
  override get answeredBy(): 'register.command.response' {
    return 'register.command.response';
  }
  readonly #core: Core;
  readonly #router: PeerLink;
  readonly #commandId: string;

  private constructor(core: Core, router: PeerLink, commandId: string) {
    super(core.ids.next(), undefined, router);
    this.#core = core;
    this.#router = router;
    this.#commandId = commandId;
  }

  /** Registers `command` with the router; the router's link isn't ready before that is answered. */
  static send(core: Core, router: PeerLink, command: WireCommand): void {
    const exchange = new PassedUp(core, router, command.id);
    router.addTask();
    core.exchanges.begin(exchange, core.settings.requestTimeoutMs);
    const error = router.send({ type: 'register.command.request', id: exchange.id, command });
    if (error === undefined || !core.exchanges.end(exchange, false)) return;
    exchange.#refused("it can't be carried");
  }

  override answered({ response }: RegisterCommandResponse): void {
    if (response.ok) this.#router.taskDone();
    else this.#refused(response.error);
  }

  override expire(): void {
    this.#refused('timeout');
  }

  override disconnected(): void {}

  #refused(reason: string): void {
    const { observers, settings } = this.#core;
    observers.record({ kind: 'refused', channel: this.#router.id, commandId: this.#commandId, reason });
    settings.logger?.warn(`The router ${this.#router.id} refused ${this.#commandId}: ${reason}.`);
    this.#router.taskDone();
  }
}
