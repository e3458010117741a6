import type { CommandDefinition } from '../../typed/define-command';
import type { ServiceClient, ServiceDefinition, ServiceImplementation } from '../../typed/define-service';
import type { ExecuteOptions } from '../../typed/execute-options';
import type { Handler } from '../../typed/handler';
import type { LocalCommand } from './local-command';
import { type CommandTools, makeLocalCommand } from './make-local-command';

type Methods = Readonly<Record<string, Handler<unknown, unknown> | undefined>>;

const OF_EVERY_OBJECT = Object.prototype as unknown as Methods;

/**
 * The commands of a service, each served by the method of its name; methods keep their `this`.
 *
 * @throws TypeError where a method is missing, or a schema can't be advertised or compiled
 */
export function serviceCommands<Service extends ServiceDefinition>(
  service: Service,
  implementation: ServiceImplementation<Service>,
  tools: CommandTools,
): LocalCommand[] {
  // Written in JavaScript it may be nothing.
  const methods = (implementation ?? {}) as Methods;
  return Object.entries(service.commands).map(([name, definition]) => {
    // What every object has (`toString`) serves nothing.
    if (typeof methods[name] !== 'function' || methods[name] === OF_EVERY_OBJECT[name])
      throw new TypeError(`${definition.id} has no method to serve it.`);
    return makeLocalCommand(definition, (request, context) => methods[name]?.(request, context), tools);
  });
}

/** Makes a call of a definition. */
export type CallDefinition = (
  definition: CommandDefinition,
  request: unknown,
  options: ExecuteOptions | undefined,
) => Promise<unknown>;

/** A service as its callers see it. */
export function serviceClient<Service extends ServiceDefinition>(
  service: Service,
  call: CallDefinition,
): ServiceClient<Service> {
  const methods = Object.entries(service.commands).map(([name, definition]) => [
    name,
    (request?: unknown, options?: ExecuteOptions) => call(definition, request, options),
  ]);
  return Object.fromEntries(methods) as ServiceClient<Service>;
}
