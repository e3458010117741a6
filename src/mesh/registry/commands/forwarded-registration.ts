import type { RegisterCommandRequest, RegisterCommandResponse } from '../../protocol/message';
import { replyToRegistration } from '../calls/reply';
import type { Core } from '../core';
import { Exchange } from '../exchanges/exchange';
import type { PeerLink } from '../links/peer-link';
import { releaseUnowned } from './adopt';
import { withdrawCommands, withdrawFailed } from './withdraw-commands';

/** A peer's registration that waits for the router's answer; its id is reserved meanwhile. */
export class ForwardedRegistration extends Exchange {
  override get answeredBy(): 'register.command.response' {
    return 'register.command.response';
  }
  readonly #core: Core;
  readonly #from: PeerLink;
  readonly #router: PeerLink;
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
    super(request.id, from, router);
    this.#core = core;
    this.#from = from;
    this.#router = router;
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
    const exchange = new ForwardedRegistration(core, from, router, request, size);
    core.table.reserve(request.command.id, exchange);
    exchange.#count(1);
    core.exchanges.begin(exchange, core.settings.requestTimeoutMs);
    const error = router.send(request);
    if (error === undefined || !core.exchanges.end(exchange, false)) return;
    exchange.#refused("it can't be carried");
    replyToRegistration(core, from, request, false);
  }

  override answered(reply: RegisterCommandResponse): void {
    if (reply.response.ok) this.#accept();
    else this.#refused(reply.response.error);
    this.#from.send(reply);
  }

  /** The child gets no answer, and meets its own deadline. */
  override expire(): void {
    const { command } = this.#request;
    // Unless it only had a new definition: the router has the old one, too.
    if (this.#core.table.remote(command.id) === undefined)
      withdrawFailed(this.#core, this.#router, [command]);
    this.#refused('timeout');
  }

  /** Without a router the command is accepted at once. */
  override disconnected(): void {
    if (this.#core.links.disposed) return;
    this.#accept();
    replyToRegistration(this.#core, this.#from, this.#request, true);
  }

  override forgotten(): void {
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
      withdrawCommands(this.#core, [command.id], this.#from);
      return releaseUnowned(this.#core, command.id);
    }
    const size = this.#definitionSize;
    this.#core.table.setRemote({ command, link: this.#from, origin: 'registered', size });
    this.#core.table.release(command.id);
  }

  /** It takes room of its channel's while it waits. */
  #count(by: 1 | -1): void {
    this.#from.commands += by;
    this.#from.heldCommandChars += by * (this.#definitionSize + this.#request.id.length);
  }

  #refused(reason: string): void {
    const commandId = this.#request.command.id;
    this.#core.observers.record({ kind: 'refused', channel: this.#router.id, commandId, reason });
    this.#count(-1);
    releaseUnowned(this.#core, commandId);
  }
}
