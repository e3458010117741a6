import {
  type CommandDefinition,
  type CommandOf,
  type CommandSpec,
  defineCommand,
  type OneResult,
} from './define-command';
import type { ExecuteArguments } from './execute-options';
import type { Handler } from './handler';

/** The commands of a service, by the names of their methods. */
export type ServiceCommands = { readonly [method: string]: CommandDefinition };

/** A service as a value: commands under one name; `commands.add` of the service `math` has the id `math.add`. */
export interface ServiceDefinition<Commands extends ServiceCommands = ServiceCommands> {
  /** What its commands' ids begin with. */
  readonly id: string;
  /** The definition of each method. */
  readonly commands: Commands;
}

/** The commands that {@link defineService} makes of specs, by the names of their methods. */
export type CommandsOf<Specs> = { readonly [Method in keyof Specs]: CommandOf<Specs[Method]> };

/**
 * What implements a service: a plain object or an instance of a class (`implements ServiceImplementation<typeof Service>`),
 * with a method a command, each a {@link Handler}.
 */
export type ServiceImplementation<Service extends ServiceDefinition> =
  Service extends ServiceDefinition<infer Commands>
    ? {
        readonly [Method in keyof Commands]: Commands[Method] extends CommandDefinition<
          unknown,
          unknown,
          infer Received,
          infer Returned
        >
          ? Handler<Received, Returned>
          : never;
      }
    : never;

/** A service as its callers see it: a method a command, which takes what `execute` takes after the definition. */
export type ServiceClient<Service extends ServiceDefinition> =
  Service extends ServiceDefinition<infer Commands>
    ? {
        readonly [Method in keyof Commands]: Commands[Method] extends CommandDefinition<
          infer Request,
          infer Response
        >
          ? (...args: ExecuteArguments<Request>) => Promise<Response>
          : never;
      }
    : never;

/**
 * Defines a service: one command a key of `specs`, with the id `<id>.<key>`.
 *
 * @param specs what each command is; `{}` for one that takes and gives nothing
 * @throws TypeError where the id or a key is empty, or a command has both a response and a stream
 */
export function defineService<const Specs extends { readonly [method: string]: CommandSpec }>(
  id: string,
  specs: Specs & { readonly [Method in keyof Specs]: OneResult<Specs[Method]> },
): ServiceDefinition<CommandsOf<Specs>> {
  if (!id) throw new TypeError('A service needs an id.');
  const commands = Object.entries<CommandSpec>(specs).map(([method, spec]) => {
    if (method === '') throw new TypeError(`A method of the service ${id} needs a name.`);
    return [method, defineCommand({ ...spec, id: `${id}.${method}` })] as const;
  });
  return { id, commands: Object.fromEntries(commands) as CommandsOf<Specs> };
}
