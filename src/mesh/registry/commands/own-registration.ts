import type { RegisterCommandResponse } from '../../protocol/message';
import { describeThrown } from '../calls/describe-thrown';
import type { Core } from '../core';
import { Exchange } from '../exchanges/exchange';
import type { PeerLink } from '../links/peer-link';
import { releaseUnowned } from './adopt';
import type { LocalCommand } from './local-command';
import { LocalRegistration } from './local-registration';
import { RegistrationError } from './registration-error';
import { withdrawFailed } from './withdraw-commands';

/**
 * Registers commands of this registry with its router, which are reserved in the table until all of them are answered; then
 * all of them are local, or none.
 *
 * @param asked those of them that the router is asked for
 * @returns the way to take them back; rejects with RegistrationError, or TypeError where a definition can't be carried
 */
export function registerWithRouter(
  core: Core,
  router: PeerLink,
  commands: readonly LocalCommand[],
  asked: readonly LocalCommand[],
): Promise<LocalRegistration> {
  return new Promise((resolve, reject) => {
    const group = new RegistrationGroup(core, router, commands, asked, resolve, reject);
    for (const command of asked) {
      if (group.hasFailed) return;
      new OwnRegistration(core, router, command, group).send(core);
    }
  });
}

/** The same for a single command. */
export function registerOneWithRouter(
  core: Core,
  router: PeerLink,
  command: LocalCommand,
): Promise<LocalRegistration> {
  const commands = [command];
  return registerWithRouter(core, router, commands, commands);
}

/** Commands that become local together. */
class RegistrationGroup {
  hasFailed = false;
  readonly core: Core;
  readonly #router: PeerLink;
  readonly #commands: readonly LocalCommand[];
  readonly #asked: readonly LocalCommand[];
  readonly #resolve: (registration: LocalRegistration) => void;
  readonly #reject: (error: unknown) => void;
  #unanswered: number;

  constructor(
    core: Core,
    router: PeerLink,
    commands: readonly LocalCommand[],
    asked: readonly LocalCommand[],
    resolve: (registration: LocalRegistration) => void,
    reject: (error: unknown) => void,
  ) {
    this.core = core;
    this.#router = router;
    this.#commands = commands;
    this.#asked = asked;
    this.#unanswered = asked.length;
    this.#resolve = resolve;
    this.#reject = reject;
  }

  accepted(): void {
    this.#unanswered -= 1;
    if (this.#unanswered > 0 || this.hasFailed) return;
    for (const command of this.#commands) this.core.table.setLocal(command);
    this.#resolve(new LocalRegistration(this.core, this.#commands));
  }

  failed(error: unknown): void {
    if (this.hasFailed) return;
    this.hasFailed = true;
    // Before ids are given to others, who may want them of the router.
    withdrawFailed(this.core, this.#router, this.#asked);
    for (const { id } of this.#commands) releaseUnowned(this.core, id);
    this.#reject(error);
  }
}

/** One command of a group that waits for the router's answer. */
class OwnRegistration extends Exchange {
  override get answeredBy(): 'register.command.response' {
    return 'register.command.response';
  }
  declare readonly peer: PeerLink;
  readonly #command: LocalCommand;
  readonly #group: RegistrationGroup;

  constructor(core: Core, router: PeerLink, command: LocalCommand, group: RegistrationGroup) {
    super(core.ids.next(), undefined, router);
    this.#command = command;
    this.#group = group;
  }

  send({ exchanges, settings }: Core): void {
    exchanges.begin(this, settings.requestTimeoutMs);
    const { command } = this.#command;
    const error = this.peer.send({ type: 'register.command.request', id: this.id, command });
    if (error === undefined || !exchanges.end(this, false)) return;
    // The link may have closed since its group began: then this one is local like the others.
    if (!this.peer.isOpen) return this.disconnected();
    this.#group.failed(
      new TypeError(`The definition of ${command.id} can't be carried: ${describeThrown(error)}`),
    );
  }

  override answered({ response }: RegisterCommandResponse): void {
    if (response.ok) this.#group.accepted();
    else this.#refused('duplicate_command', `The router ${this.peer.id} knows another ${this.#command.id}.`);
  }

  override expire(): void {
    this.#refused(
      'timeout',
      `The router ${this.peer.id} didn't answer the registration of ${this.#command.id}.`,
    );
  }

  /** Without a router a command is local at once. */
  override disconnected(): void {
    if (!this.#group.core.links.disposed) return this.#group.accepted();
    this.#group.failed(
      new RegistrationError('channel_disconnected', this.#command.id, 'The registry was disposed.'),
    );
  }

  #refused(code: 'duplicate_command' | 'timeout', message: string): void {
    const commandId = this.#command.id;
    this.#group.core.observers.record({ kind: 'refused', channel: this.peer.id, commandId, reason: code });
    this.#group.failed(new RegistrationError(code, commandId, message));
  }
}
