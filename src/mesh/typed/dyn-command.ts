import type { JsonSchema } from '../protocol/json-schema';
import type { CommandSchemas } from '../protocol/message';
import type { Handler } from './handler';

/** How a dynamic command is described to others. */
export interface DynCommandOptions {
  /** What it does, for people. */
  readonly description?: string;
  /** Plain JSON Schemas (draft 2020-12); advertised as written, and checked where the registry has a `validator`. */
  readonly schema?: CommandSchemas;
  /** In the place of `schema.response`: the handler gives an async iterable of such items. */
  readonly stream?: JsonSchema;
}

const NO_OPTIONS: DynCommandOptions = {};

/** A command whose id is known only at run time, with its handler: made by {@link dynCommand}. */
export interface DynCommand {
  readonly kind: 'dynamic-command';
  /** What it is called by. One that begins with `_` is private. */
  readonly id: string;
  /** Serves it. */
  readonly handler: Handler<unknown, unknown>;
  /** How it is described to others. */
  readonly options: DynCommandOptions;
}

/**
 * Makes a command whose id is known only at run time, for `registry.registerCommand`.
 *
 * @typeParam Request what the handler takes the request for; only a schema and a validator make sure of it
 * @throws TypeError where the id is empty
 */
export function dynCommand<Request = unknown>(
  id: string,
  handler: Handler<Request, unknown>,
  options: DynCommandOptions = NO_OPTIONS,
): DynCommand {
  if (!id) throw new TypeError('A command needs an id.');
  return { kind: 'dynamic-command', id, handler: handler as Handler<unknown, unknown>, options };
}
