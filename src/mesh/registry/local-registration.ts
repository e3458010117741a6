import type { CommandTable } from './command-table';
import type { LocalCommand } from './local-command';
import type { Registration } from './registry-options';

/** Commands of this registry that were registered together, and the way to take them back. */
export class LocalRegistration implements Registration {
  readonly commands: readonly LocalCommand[];
  readonly #table: CommandTable;

  constructor(table: CommandTable, commands: readonly LocalCommand[]) {
    this.#table = table;
    this.commands = commands;
  }

  /** An arrow: somebody may hand it on by itself. */
  readonly unregister = (): void => {
    for (const command of this.commands) this.#table.removeLocal(command);
  };
}
