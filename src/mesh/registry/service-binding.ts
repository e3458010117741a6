import type { ServiceClient, ServiceDefinition, ServiceImplementation } from '../typed/define-service';
import type { ExecuteOptions } from '../typed/execute-options';
import type { Handler } from '../typed/handler';
import type { Calls } from './calls';
import type { LocalCommand } from './local-command';
import { typedCommand } from './make-local-command';
import type { Settings } from './settings';

/**
 * The commands of a service, each served by the method of its name; methods keep their `this`.
 *
 * @throws TypeError where a method is missing, or a schema can't be advertised or compiled
 */
export function serviceCommands<Service extends ServiceDefinition>(
  service: Service,
  implementation: ServiceImplementation<Service>,
  settings: Settings,
): LocalCommand[] {
  const methods = implementation as Readonly<Record<string, Handler<unknown, unknown> | undefined>>;
  return Object.entries(service.commands).map(([name, definition]) => {
    if (typeof methods[name] !== 'function')
      throw new TypeError(`${definition.id} has no method to serve it.`);
    return typedCommand(definition, (request, context) => methods[name]?.(request, context), settings);
  });
}

/** A service as its callers see it. */
export function serviceClient<Service extends ServiceDefinition>(
  service: Service,
  calls: Calls,
): ServiceClient<Service> {
  const methods = Object.entries(service.commands).map(([name, { id }]) => [
    name,
    (request?: unknown, options?: ExecuteOptions) => calls.execute(id, request, options),
  ]);
  return Object.fromEntries(methods) as ServiceClient<Service>;
}
