import type { PromiseEnds, Reject, Resolve } from '../calls/promise-ends';
import type { Core } from '../core';
import type { PeerLink } from '../links/peer-link';
import type { Registration } from '../registry-options';
import { releaseUnowned } from './adopt';
import type { LocalCommand } from './local-command';
import { LocalRegistration } from './local-registration';
import { OwnRegistration } from './own-registration';
import { withdrawFailed } from './withdraw-commands';

/** Registers a command, which is reserved in the table, with the router; gives and rejects as `registerList` does. */
export function registerOne(
  core: Core,
  router: PeerLink,
  command: LocalCommand,
  ends: PromiseEnds,
): Promise<Registration> {
  const promise = ends.make();
  new SingleRegistration(core, router, command, ends.resolve, ends.reject).send();
  ends.forget();
  return promise as Promise<Registration>;
}

/** A command that was registered by itself. */
class SingleRegistration extends OwnRegistration {
  constructor(core: Core, router: PeerLink, command: LocalCommand, resolve: Resolve, reject: Reject) {
    super(core, core.ids.next(), router, command);
    this.exchange.resolve = resolve;
    this.exchange.reject = reject;
  }

  send(): void {
    const { exchanges, settings } = this.core;
    const { exchange } = this;
    exchanges.begin(exchange, settings.requestTimeoutMs);
    const { command } = this.command;
    const error = exchange.peer.send({ type: 'register.command.request', id: exchange.id, command });
    if (error !== undefined && exchanges.end(exchange, false)) this.notSent(error);
  }

  protected override accepted(): void {
    this.core.table.setLocal(this.command);
    this.exchange.resolve?.(new LocalRegistration(this.core, this.command));
  }

  protected override failed(error: unknown): void {
    // Before the id is given to others, who may want it of the router.
    withdrawFailed(this.core, this.exchange.peer, [this.command]);
    releaseUnowned(this.core, this.command.id);
    this.exchange.reject?.(error);
  }
}
