import { stringifyJson } from '@json';

/** The JSON of anything; what can't be written as JSON is named. */
export function textOf(value: unknown): string {
  try {
    return stringifyJson(value) ?? 'undefined';
  } catch (error) {
    return error instanceof Error ? `(${error.message})` : String(error);
  }
}
