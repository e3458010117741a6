import type { RegisterCommandRequest, RegisterCommandResponse } from '../../protocol/message';
import { replyToRegistration } from '../calls/reply';
import type { Core } from '../core';
import { Exchange, type ExchangeHandler } from '../exchanges/exchange';
import type { PeerLink } from '../links/peer-link';
import { releaseUnowned } from './adopt';
import { withdrawCommands, withdrawFailed } from './withdraw-commands';

/** A peer's registration that waits for the router's answer; its id is reserved meanwhile. */
export class ForwardedRegistration implements ExchangeHandler {
  readonly #exchange: Exchange<PeerLink, PeerLink>;
  readonly #core: Core;
  readonly #request: RegisterCommandRequest;
  readonly #definitionSize: number;
  #isWithdrawn = false;

  private constructor(
    core: Core,
    from: PeerLink,
    router: PeerLink,
    request: RegisterCommandRequest,
    definitionSize: number,
  ) {
    this.#exchange = new Exchange(
      request.id,
      from,
      router,
      request.command.id,
      'register.command.response',
      this,
    );
    this.#core = core;
    this.#request = request;
    this.#definitionSize = definitionSize;
  }

  /** Passes a registration on, as it is; `size` is that of its definition. */
  static send(
    core: Core,
    from: PeerLink,
    router: PeerLink,
    request: RegisterCommandRequest,
    size: number,
  ): void {
    const registration = new ForwardedRegistration(core, from, router, request, size);
    const exchange = registration.#exchange;
    core.table.reserve(request.command.id, registration);
    registration.#count(1);
    core.exchanges.begin(exchange, core.settings.requestTimeoutMs);
    const error = router.send(request);
    if (error === undefined || !core.exchanges.end(exchange, false)) return;
    registration.#refused("it can't be carried");
    replyToRegistration(core, from, request, false);
  }

  get source(): PeerLink {
    return this.#exchange.source;
  }

  answered(_exchange: Exchange, reply: RegisterCommandResponse): void {
    if (reply.response.ok) this.#accept();
    else this.#refused(reply.response.error);
    this.#exchange.source.send(reply);
  }

  /** The child gets no answer, and meets its own deadline. */
  expire(): void {
    const { command } = this.#request;
    // Unless it only had a new definition: the router has the old one, too.
    if (this.#core.table.remote(command.id) === undefined)
      withdrawFailed(this.#core, this.#exchange.peer, [command]);
    this.#refused('timeout');
  }

  /** Without a router the command is accepted at once. */
  disconnected(): void {
    if (this.#core.links.disposed) return;
    this.#accept();
    replyToRegistration(this.#core, this.#exchange.source, this.#request, true);
  }

  forgotten(): void {
    this.#count(-1);
    releaseUnowned(this.#core, this.#request.command.id);
  }

  /** The child has taken the command back before the router's answer: what comes of it is taken back, too. */
  withdrawn(): void {
    this.#isWithdrawn = true;
  }

  #accept(): void {
    const { command } = this.#request;
    this.#count(-1);
    if (this.#isWithdrawn) {
      withdrawCommands(this.#core, [command.id], this.#exchange.source);
      return releaseUnowned(this.#core, command.id);
    }
    const size = this.#definitionSize;
    this.#core.table.setRemote({ command, link: this.#exchange.source, origin: 'registered', size });
    this.#core.table.release(command.id);
  }

  /** It takes room of its channel's while it waits. */
  #count(by: 1 | -1): void {
    this.#exchange.source.commands += by;
    this.#exchange.source.heldCommandChars += by * (this.#definitionSize + this.#request.id.length);
  }

  #refused(reason: string): void {
    const commandId = this.#request.command.id;
    this.#core.observers.record({ kind: 'refused', channel: this.#exchange.peer.id, commandId, reason });
    this.#count(-1);
    releaseUnowned(this.#core, commandId);
  }
}
