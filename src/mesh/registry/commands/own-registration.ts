import type { RegisterCommandResponse } from '../../protocol/message';
import { describeThrown } from '../calls/describe-thrown';
import type { Core } from '../core';
import { Exchange } from '../exchanges/exchange';
import type { PeerLink } from '../links/peer-link';
import type { LocalCommand } from './local-command';
import { RegistrationError } from './registration-error';

/** A command of this registry that waits for the router's answer. */
export abstract class OwnRegistration extends Exchange {
  override get answeredBy(): 'register.command.response' {
    return 'register.command.response';
  }
  declare readonly peer: PeerLink;
  protected readonly core: Core;
  protected readonly command: LocalCommand;

  constructor(core: Core, id: string, router: PeerLink, command: LocalCommand) {
    super(id, undefined, router);
    this.core = core;
    this.command = command;
  }

  /** The router has agreed, or there is none any more. */
  protected abstract accepted(): void;
  protected abstract failed(error: unknown): void;

  override answered({ response }: RegisterCommandResponse): void {
    if (response.ok) this.accepted();
    else this.#refused('duplicate_command', `The router ${this.peer.id} knows another ${this.command.id}.`);
  }

  override expire(): void {
    const text = `The router ${this.peer.id} didn't answer the registration of ${this.command.id}.`;
    this.#refused('timeout', text);
  }

  /** Without a router a command is local at once. */
  override disconnected(): void {
    if (!this.core.links.disposed) return this.accepted();
    this.failed(new RegistrationError('channel_disconnected', this.command.id, 'The registry was disposed.'));
  }

  /** The request couldn't be sent. */
  notSent(error: unknown): void {
    // The link may have closed meanwhile: then it is local like any other.
    if (!this.peer.isOpen) return this.disconnected();
    const text = `The definition of ${this.command.id} can't be carried: ${describeThrown(error)}`;
    this.failed(new TypeError(text));
  }

  #refused(code: 'duplicate_command' | 'timeout', message: string): void {
    const commandId = this.command.id;
    this.core.observers.record({ kind: 'refused', channel: this.peer.id, commandId, reason: code });
    this.failed(new RegistrationError(code, commandId, message));
  }
}
