import type { Middlewares } from '../../middleware/middlewares';
import type { JsonSchema } from '../../protocol/json-schema';
import type { WireCommand } from '../../protocol/message';
import { advertise } from '../../typed/advertise';
import { arrayOf } from '../../typed/array-of';
import { type Check, checkOf } from '../../typed/check';
import type { DynCommand } from '../../typed/dyn-command';
import type { Handler } from '../../typed/handler';
import { jsonSchema } from '../../typed/json-schema';
import type { Schema } from '../../typed/schema';
import { CommandWithin } from '../calls/around-call';
import { describeThrown } from '../calls/describe-thrown';
import type { Settings } from '../settings';
import { streamCheck } from '../streams/stream-check';
import type { LocalCommand } from './local-command';

/** What a registry makes its commands with. */
export interface CommandTools {
  readonly settings: Settings;
  readonly middlewares: Middlewares;
}

/**
 * A command with its handler, ready to be registered.
 *
 * @throws TypeError where the handler is missing, or a schema can't be advertised or compiled
 */
export function makeLocalCommand(
  parts: CommandParts,
  handler: Handler<never, unknown>,
  { settings, middlewares }: CommandTools,
): LocalCommand {
  const { id, description, idempotent = false } = parts;
  requireHandler(id, handler);
  const request = sideOf(id, 'request', parts.request, settings);
  const response = parts.stream
    ? streamSide(id, sideOf(id, 'stream', parts.stream, settings))
    : sideOf(id, 'response', parts.response, settings);
  return new CommandWithin(
    wireCommand(id, description, request.advertised, response.advertised),
    idempotent,
    request.check,
    response.check,
    handler as Handler<unknown, unknown>,
    middlewares,
  );
}

/** What a command is, typed or dynamic. */
export interface CommandParts {
  readonly id: string;
  readonly description?: string | undefined;
  readonly request?: Schema | undefined;
  readonly response?: Schema | undefined;
  readonly stream?: Schema | undefined;
  readonly idempotent?: boolean | undefined;
}

/**
 * A dynamic command, ready to be registered.
 *
 * @throws as `makeLocalCommand` does
 */
export function makeDynamicCommand(command: DynCommand, tools: CommandTools): LocalCommand {
  const { id, handler } = command;
  // What has no handler may well be a definition, which has no options either.
  requireHandler(id, handler);
  return makeLocalCommand(partsOf(command), handler, tools);
}

/** Written in JavaScript it may be anything. */
function requireHandler(id: unknown, handler: unknown): void {
  if (typeof id !== 'string')
    throw new TypeError(
      'A command is registered by a definition and a handler, or by dynCommand(id, handler).',
    );
  if (typeof handler !== 'function') throw new TypeError(`${id} has no handler to serve it.`);
}

/** What a dynamic command is: its schemas are plain JSON Schemas. */
function partsOf({ id, options: { description, schema, stream } }: DynCommand): CommandParts {
  const wrapped = (json: JsonSchema | undefined): Schema | undefined =>
    json === undefined ? undefined : jsonSchema(json);
  return {
    id,
    description,
    request: wrapped(schema?.request),
    response: wrapped(schema?.response),
    stream: wrapped(stream),
  };
}

/** What becomes of the schema of one side of a command. */
interface Side {
  readonly advertised?: JsonSchema;
  readonly check?: Check | undefined;
}

const NO_SCHEMA: Side = {};

function sideOf(
  id: string,
  name: 'request' | 'response' | 'stream',
  schema: Schema | undefined,
  { validator, logger }: Settings,
): Side {
  if (schema === undefined) return NO_SCHEMA;
  const unexpressed = (error: unknown): void =>
    logger?.warn(
      `The ${name} schema of ${id} is advertised in part, or as anything: ${describeThrown(error)}`,
    );
  try {
    const advertised = advertise(schema, name === 'request' ? 'input' : 'output', unexpressed);
    return { advertised, check: checkOf(schema, validator) };
  } catch (error) {
    const text = `The ${name} schema of ${id} can't be used: ${describeThrown(error)}`;
    throw new TypeError(text, { cause: error });
  }
}

/** Peers of another kind see the array that they get. */
function streamSide(id: string, { advertised, check }: Side): Side {
  return { advertised: arrayOf(advertised ?? true), check: streamCheck(id, check) };
}

function wireCommand(
  id: string,
  description: string | undefined,
  request: JsonSchema | undefined,
  response: JsonSchema | undefined,
): WireCommand {
  if (request === undefined && response === undefined) {
    return description === undefined ? { id } : { id, description };
  }
  const schema = { ...(request !== undefined && { request }), ...(response !== undefined && { response }) };
  return description === undefined ? { id, schema } : { id, description, schema };
}
