import type { CommandSchemas } from '../protocol/message';
import type { Handler } from './handler';

/** How a dynamic command is described to others. */
export interface DynCommandOptions {
  readonly description?: string;
  /** Plain JSON Schemas (draft 2020-12). */
  readonly schema?: CommandSchemas;
}

const NO_OPTIONS: DynCommandOptions = {};

/** A command whose id is known only at run time, with its handler. */
export interface DynCommand {
  readonly kind: 'dynamic-command';
  readonly id: string;
  readonly handler: Handler<unknown, unknown>;
  readonly options: DynCommandOptions;
}

/**
 * Makes a command whose id is known only at run time, for `registry.registerCommand`.
 *
 * @throws TypeError where the id is empty
 */
export function dynCommand<Request = unknown>(
  id: string,
  handler: Handler<Request, unknown>,
  options: DynCommandOptions = NO_OPTIONS,
): DynCommand {
  if (id === '') throw new TypeError('A command needs an id.');
  return { kind: 'dynamic-command', id, handler: handler as Handler<unknown, unknown>, options };
}
