import type { CommandInfo, JsonSchema } from '@mesh';

/**
 * Reads a list of commands from a file's JSON: what `listCommands` gave, a `list.commands.response`, or the
 * `cmds.json` of an HTTP peer. Anything else beside the commands is left out.
 *
 * @throws TypeError that says what is wrong, and of which command
 */
export function readCommandList(value: unknown): CommandInfo[] {
  const list = isRecord(value) ? value['commands'] : value;
  if (!Array.isArray(list))
    throw new TypeError('This is no list of commands: an array, or an object with `commands`.');
  return list.map(readCommand);
}

function readCommand(value: unknown, index: number): CommandInfo {
  const place = `The command at position ${index + 1}`;
  if (!isRecord(value)) throw new TypeError(`${place} is not an object.`);
  const { id, description, schema } = value;
  if (typeof id !== 'string' || id === '') throw new TypeError(`${place} has no id.`);
  if (description !== undefined && typeof description !== 'string') {
    throw new TypeError(`The description of ${id} is not a text.`);
  }
  if (schema !== undefined && !isRecord(schema)) throw new TypeError(`The schema of ${id} is not an object.`);
  const request = readSchema(schema?.['request'], `The request schema of ${id}`);
  const response = readSchema(schema?.['response'], `The response schema of ${id}`);
  return {
    id,
    ...(description !== undefined && { description }),
    schema: { ...(request !== undefined && { request }), ...(response !== undefined && { response }) },
  };
}

function readSchema(value: unknown, place: string): JsonSchema | undefined {
  if (value === undefined || typeof value === 'boolean' || isRecord(value)) return value;
  throw new TypeError(`${place} is neither an object nor true or false.`);
}

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
