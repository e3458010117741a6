import { isPlainJson } from './isPlainJson';
import { JsonWriter } from './JsonWriter';

/**
 * Writes JSON, numbers as they came: what `parseJson` remembered of unchanged members, BigInt as digits, a
 * `JsonNumber` as its text. Members that are `undefined` are left out, as are not-a-number and the infinities turned
 * into null, both as `JSON.stringify` does; lone surrogates become U+FFFD, because other peers drop a text that has
 * one (protocol.md, byte streams).
 * @param indent spaces per level; none by default
 * @returns undefined for undefined itself, which JSON has no word for
 * @throws JsonCarryError for functions, symbols, cycles, and what is nested without end
 */
export function stringifyJson(
  value: object | string | number | bigint | boolean | null,
  indent?: number,
): string;
export function stringifyJson(value: unknown, indent?: number): string | undefined;
export function stringifyJson(value: unknown, indent = 0): string | undefined {
  const text = isPlainJson(value) ? JSON.stringify(value, null, indent) : new JsonWriter(indent).write(value);
  return text?.includes('\\ud') ? withoutLoneSurrogates(text) : text;
}

/** The writers escape a surrogate only where it stands alone (well-formed JSON.stringify). */
function withoutLoneSurrogates(json: string): string {
  return json.replace(/\\(?:u(d[89a-f][0-9a-f]{2})|.)/g, (whole, surrogate: string | undefined) =>
    surrogate === undefined ? whole : '\uFFFD',
  );
}
