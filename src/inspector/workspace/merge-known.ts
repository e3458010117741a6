/** A JSON object, members unknown. */
export type JsonObject = Readonly<Record<string, unknown>>;

/** Whether a value is an object and no array. */
export function isJsonObject(value: unknown): value is JsonObject {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/**
 * What is to be written where a file holds `stored` and this version of the app knows `value` with the members `known`:
 * members of a newer version survive, a known member that is gone goes.
 */
export function mergeKnown(stored: JsonObject, value: JsonObject, known: readonly string[]): JsonObject {
  const unknown = Object.entries(stored).filter(([key]) => !known.includes(key));
  const present = Object.entries(value).filter(([, member]) => member !== undefined);
  return Object.fromEntries([...present, ...unknown]);
}
