import type { RegisterCommandResponse } from '../../protocol/message';
import { describeThrown } from '../calls/describe-thrown';
import type { Core } from '../core';
import { Exchange, type ExchangeHandler } from '../exchanges/exchange';
import type { PeerLink } from '../links/peer-link';
import type { LocalCommand } from './local-command';
import { RegistrationError } from './registration-error';

/** A command of this registry that waits for the router's answer. */
export abstract class OwnRegistration implements ExchangeHandler {
  readonly exchange: Exchange<undefined, PeerLink>;
  protected readonly core: Core;
  protected readonly command: LocalCommand;

  constructor(core: Core, id: string, router: PeerLink, command: LocalCommand) {
    this.exchange = new Exchange(id, undefined, router, command.id, 'register.command.response', this);
    this.core = core;
    this.command = command;
  }

  /** The router has agreed, or there is none any more. */
  protected abstract accepted(): void;
  protected abstract failed(error: unknown): void;

  answered(_exchange: Exchange, { response }: RegisterCommandResponse): void {
    if (response.ok) this.accepted();
    else
      this.#refused(
        'duplicate_command',
        `The router ${this.exchange.peer.id} knows another ${this.command.id}.`,
      );
  }

  expire(): void {
    const text = `The router ${this.exchange.peer.id} didn't answer the registration of ${this.command.id}.`;
    this.#refused('timeout', text);
  }

  /** Without a router a command is local at once. */
  disconnected(): void {
    if (!this.core.links.disposed) return this.accepted();
    this.failed(new RegistrationError('channel_disconnected', this.command.id, 'The registry was disposed.'));
  }

  /** The request couldn't be sent. */
  notSent(error: unknown): void {
    // The link may have closed meanwhile: then it is local like any other.
    if (!this.exchange.peer.isOpen) return this.disconnected();
    const text = `The definition of ${this.command.id} can't be carried: ${describeThrown(error)}`;
    this.failed(new TypeError(text));
  }

  #refused(code: 'duplicate_command' | 'timeout', message: string): void {
    const commandId = this.command.id;
    this.core.observers.record({ kind: 'refused', channel: this.exchange.peer.id, commandId, reason: code });
    this.failed(new RegistrationError(code, commandId, message));
  }
}
