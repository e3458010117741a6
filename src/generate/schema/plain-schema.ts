/** A schema object with nothing but its own members: no prototype, so that `constructor` and `__proto__` are keys like others. */
export interface PlainObject {
  readonly [key: string]: PlainValue;
}

export type PlainValue = null | boolean | number | bigint | string | readonly PlainValue[] | PlainObject;

/** Deeper schemas are cut there: nobody reads types that deep, and a hostile one would exhaust the stack. */
const MAX_DEPTH = 100;

/** Whether a value is an object of a schema, and not a list. */
export function isPlainObject(value: PlainValue | undefined): value is PlainObject {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/**
 * A copy of a schema as plain data: without functions, symbols and `undefined`, with `true` where it is nested too
 * deeply or contains itself (a mesh within one thread passes objects by reference).
 *
 * @param cut called once for each place that was cut
 */
export function plainSchema(schema: unknown, cut: () => void): PlainValue {
  return plain(schema, [], cut) ?? true;
}

function plain(value: unknown, within: readonly object[], cut: () => void): PlainValue | undefined {
  switch (typeof value) {
    case 'string':
    case 'boolean':
    case 'bigint':
      return value;
    case 'number':
      return Number.isFinite(value) ? value : null;
    case 'object':
      break;
    default:
      return undefined;
  }
  if (value === null) return null;
  if (within.length >= MAX_DEPTH || within.includes(value)) {
    cut();
    return true;
  }
  const inside = [...within, value];
  if (Array.isArray(value)) return value.map((item: unknown) => plain(item, inside, cut) ?? null);
  const copy = Object.create(null) as Record<string, PlainValue>;
  for (const [key, member] of Object.entries(value)) {
    const plainMember = plain(member, inside, cut);
    if (plainMember !== undefined) copy[key] = plainMember;
  }
  return copy;
}
