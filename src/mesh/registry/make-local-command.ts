import type { CommandSchemas, WireCommand } from '../protocol/message';
import { advertise, asWritten } from '../typed/advertise';
import { checkOf } from '../typed/check';
import type { CommandDefinition } from '../typed/define-command';
import type { DynCommand } from '../typed/dyn-command';
import type { Handler } from '../typed/handler';
import { jsonSchema } from '../typed/json-schema';
import type { Schema } from '../typed/schema';
import { describeThrown } from './describe-thrown';
import type { LocalCommand } from './local-command';
import type { Settings } from './settings';

/**
 * A typed command with its handler, ready to be registered.
 *
 * @throws TypeError where a schema can't be advertised or compiled
 */
export function typedCommand(
  definition: CommandDefinition,
  handler: Handler<never, unknown>,
  { validator, logger }: Settings,
): LocalCommand {
  const { id, request, response, description } = definition;
  const unexpressed = (error: unknown): void =>
    logger?.warn(`A schema of ${id} is advertised as anything: ${describeThrown(error)}`);
  return {
    id,
    command: wireCommand(id, description, {
      ...(request && { request: trying(id, 'request', () => advertise(request, 'input', unexpressed)) }),
      ...(response && { response: trying(id, 'response', () => advertise(response, 'output', unexpressed)) }),
    }),
    handler: handler as Handler<unknown, unknown>,
    idempotent: definition.idempotent ?? false,
    checkRequest: trying(id, 'request', () => checkOf(request, validator)),
    checkResponse: trying(id, 'response', () => checkOf(response, validator)),
  };
}

/**
 * A dynamic command, ready to be registered.
 *
 * @throws TypeError where a schema can't be advertised or compiled
 */
export function dynamicCommand(dynamic: DynCommand, { validator }: Settings): LocalCommand {
  const { id, description, handler, schema = {} } = dynamic;
  const { request, response } = schema;
  const schemaOf = (json: typeof request): Schema | undefined =>
    json === undefined ? undefined : jsonSchema(json);
  return {
    id,
    command: wireCommand(id, description, {
      ...(request !== undefined && { request: trying(id, 'request', () => asWritten(request)) }),
      ...(response !== undefined && { response: trying(id, 'response', () => asWritten(response)) }),
    }),
    handler,
    idempotent: false,
    checkRequest: trying(id, 'request', () => checkOf(schemaOf(request), validator)),
    checkResponse: trying(id, 'response', () => checkOf(schemaOf(response), validator)),
  };
}

function wireCommand(id: string, description: string | undefined, schema: CommandSchemas): WireCommand {
  return {
    id,
    ...(description !== undefined && { description }),
    ...(Object.keys(schema).length > 0 && { schema }),
  };
}

function trying<T>(id: string, side: 'request' | 'response', work: () => T): T {
  try {
    return work();
  } catch (error) {
    throw new TypeError(`The ${side} schema of ${id} can't be used: ${describeThrown(error)}`, {
      cause: error,
    });
  }
}
