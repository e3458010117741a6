import type { ListedCommand } from '@contract';
import { isPlainJson, stringifyJson } from '@json';
import type { CommandInfo } from '@mesh';

/** A command as the page gets it. Only a schema with numbers that a clone would change is written out as text. */
export function listedCommand({ id, description, schema, channel }: CommandInfo): ListedCommand {
  return {
    id,
    ...(description !== undefined && { description }),
    ...(schema !== undefined && (isPlainJson(schema) ? { schema } : { schemaText: stringifyJson(schema) })),
    ...(channel !== undefined && { channel }),
  };
}
