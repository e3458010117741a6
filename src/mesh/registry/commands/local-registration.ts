import type { Core } from '../core';
import type { Registration } from '../registry-options';
import type { LocalCommand } from './local-command';
import { withdrawCommands } from './withdraw-commands';

/** Commands of this registry that were registered together, and the way to take them back. */
export class LocalRegistration implements Registration {
  readonly #core: Core;
  /** One, or several. */
  readonly #commands: LocalCommand | readonly LocalCommand[];

  constructor(core: Core, commands: LocalCommand | readonly LocalCommand[]) {
    this.#core = core;
    this.#commands = commands;
  }

  /** A function of its own, made when it is asked for: somebody may hand it on by itself. */
  get unregister(): () => void {
    return () => this.#unregister();
  }

  #unregister(): void {
    const commands = 'id' in this.#commands ? [this.#commands] : this.#commands;
    const gone = commands.filter((command) => this.#core.table.removeLocal(command));
    withdrawCommands(
      this.#core,
      gone.map(({ id }) => id),
      undefined,
    );
  }
}
