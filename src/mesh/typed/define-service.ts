import { type CommandDefinition, type CommandOf, type CommandSpec, defineCommand } from './define-command';
import type { ExecuteArguments } from './execute-options';
import type { Handler } from './handler';

/** The commands of a service, by the names of their methods. */
export type ServiceCommands = { readonly [method: string]: CommandDefinition };

/** A service as a value: commands under one name; `commands.add` of the service `math` has the id `math.add`. */
export interface ServiceDefinition<Commands extends ServiceCommands = ServiceCommands> {
  readonly id: string;
  readonly commands: Commands;
}

type CommandsOf<Specs> = { readonly [Method in keyof Specs]: CommandOf<Specs[Method]> };

/** What implements a service: a plain object or an instance of a class, with a method a command. */
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

/** A service as its callers see it: a method a command. */
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
 * @throws TypeError where the id or a key is empty
 */
export function defineService<const Specs extends { readonly [method: string]: CommandSpec }>(
  id: string,
  specs: Specs,
): ServiceDefinition<CommandsOf<Specs>> {
  if (id === '') throw new TypeError('A service needs an id.');
  const commands = Object.entries(specs).map(([method, spec]) => {
    if (method === '') throw new TypeError(`A method of the service ${id} needs a name.`);
    return [method, defineCommand({ ...spec, id: `${id}.${method}` })] as const;
  });
  return { id, commands: Object.fromEntries(commands) as CommandsOf<Specs> };
}
