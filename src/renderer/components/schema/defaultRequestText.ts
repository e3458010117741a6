import { stringifyJson } from '@json';
import { defaultValue } from './defaultValue';
import { prepareSchema } from './prepareSchema';

/**
 * The request that a command's form starts with, as JSON text: required members by their defaults, examples, first
 * choices or least values; optional ones only where the schema gives them a default. It is valid where that can be
 * told from the schema. `undefined` where no schema says what is sent.
 */
export function defaultRequestText(schema: unknown): string | undefined {
  if (schema === undefined || schema === false) return undefined;
  const { root } = prepareSchema(schema);
  return stringifyJson(defaultValue(root, root), 2);
}
