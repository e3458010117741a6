import type { RegisterCommandResponse } from '../protocol/message';
import { releaseUnowned } from './adopt';
import type { Core } from './core';
import { describeThrown } from './describe-thrown';
import { Exchange } from './exchange';
import type { LocalCommand } from './local-command';
import type { LocalRegistration } from './local-registration';
import type { PeerLink } from './peer-link';
import { RegistrationError } from './registration-error';

/**
 * Registers commands of this registry with its router. All of their ids are reserved until all of them are answered; then
 * all of `registration` are local, or none.
 *
 * @param asked those of its commands that the router is asked for
 * @returns `registration`; rejects with RegistrationError, or TypeError where a definition can't be carried
 */
export function registerWithRouter(
  core: Core,
  router: PeerLink,
  registration: LocalRegistration,
  asked: readonly LocalCommand[],
): Promise<LocalRegistration> {
  return new Promise((resolve, reject) => {
    const group = new RegistrationGroup(core, registration, asked.length, resolve, reject);
    for (const command of asked) new OwnRegistration(core, router, command, group).send();
  });
}

/** Commands that become local together. */
class RegistrationGroup {
  readonly #core: Core;
  readonly #registration: LocalRegistration;
  readonly #resolve: (registration: LocalRegistration) => void;
  readonly #reject: (error: unknown) => void;
  #unanswered: number;
  #failed = false;

  constructor(
    core: Core,
    registration: LocalRegistration,
    unanswered: number,
    resolve: (registration: LocalRegistration) => void,
    reject: (error: unknown) => void,
  ) {
    this.#core = core;
    this.#registration = registration;
    this.#unanswered = unanswered;
    this.#resolve = resolve;
    this.#reject = reject;
    for (const { id } of registration.commands) core.table.reserve(id);
  }

  accepted(): void {
    this.#unanswered -= 1;
    if (this.#unanswered > 0 || this.#failed) return;
    const { table } = this.#core;
    for (const command of this.#registration.commands) {
      table.release(command.id);
      table.setLocal(command);
    }
    this.#resolve(this.#registration);
  }

  failed(error: unknown): void {
    if (this.#failed) return;
    this.#failed = true;
    for (const { id } of this.#registration.commands) releaseUnowned(this.#core, id);
    this.#reject(error);
  }
}

/** One command of a group that waits for the router's answer. */
class OwnRegistration extends Exchange {
  override get answeredBy(): 'register.command.response' {
    return 'register.command.response';
  }
  readonly #core: Core;
  readonly #router: PeerLink;
  readonly #command: LocalCommand;
  readonly #group: RegistrationGroup;

  constructor(core: Core, router: PeerLink, command: LocalCommand, group: RegistrationGroup) {
    super(core.ids.next(), undefined, router);
    this.#core = core;
    this.#router = router;
    this.#command = command;
    this.#group = group;
  }

  send(): void {
    const { exchanges, settings } = this.#core;
    exchanges.begin(this, settings.requestTimeoutMs);
    const { command } = this.#command;
    const error = this.#router.send({ type: 'register.command.request', id: this.id, command });
    if (error === undefined || !exchanges.end(this, false)) return;
    // The link may have closed since its group began: then this one is local like the others.
    if (!this.#router.isOpen) return this.disconnected();
    this.#group.failed(
      new TypeError(`The definition of ${command.id} can't be carried: ${describeThrown(error)}`),
    );
  }

  override answered({ response }: RegisterCommandResponse): void {
    if (response.ok) this.#group.accepted();
    else
      this.#refused('duplicate_command', `The router ${this.#router.id} knows another ${this.#command.id}.`);
  }

  override expire(): void {
    this.#refused(
      'timeout',
      `The router ${this.#router.id} didn't answer the registration of ${this.#command.id}.`,
    );
  }

  /** Without a router a command is local at once. */
  override disconnected(): void {
    if (!this.#core.links.disposed) return this.#group.accepted();
    this.#group.failed(
      new RegistrationError('channel_disconnected', this.#command.id, 'The registry was disposed.'),
    );
  }

  #refused(code: 'duplicate_command' | 'timeout', message: string): void {
    const commandId = this.#command.id;
    this.#core.observers.record({ kind: 'refused', channel: this.#router.id, commandId, reason: code });
    this.#group.failed(new RegistrationError(code, commandId, message));
  }
}
