/** Whether two values are the same in everything: also in holes, in the order of keys, and in what is there twice. */
export function sameGraph(one: unknown, other: unknown, seen: Map<unknown, unknown> = new Map()): boolean {
  if (typeof one !== 'object' || one === null || typeof other !== 'object' || other === null) {
    return Object.is(one, other);
  }
  if (seen.has(one)) return seen.get(one) === other;
  if ([...seen.values()].includes(other)) return false;
  seen.set(one, other);
  if (Object.getPrototypeOf(one) !== Object.getPrototypeOf(other)) return false;
  if (!Object.is(insideOf(one), insideOf(other))) return false;
  const [parts, otherParts] = [partsOf(one), partsOf(other)];
  return (
    parts.length === otherParts.length && parts.every((part, at) => sameGraph(part, otherParts[at], seen))
  );
}

/** What isn't in keys, as a plain value. */
function insideOf(value: object): unknown {
  if (value instanceof Date) return String(value.getTime());
  if (value instanceof RegExp) return String(value);
  if (value instanceof Error) return `${value.name}: ${value.message}`;
  if (value instanceof ArrayBuffer) return Array.from(new Uint8Array(value)).join();
  if (ArrayBuffer.isView(value)) return Object.prototype.toString.call(value);
  if (Array.isArray(value)) return `${value.length}`;
  return [Number, String, Boolean, BigInt].some((kind) => value instanceof kind)
    ? value.valueOf()
    : undefined;
}

function partsOf(value: object): unknown[] {
  if (value instanceof Map) return [...value].flat();
  if (value instanceof Set) return [...value];
  if (value instanceof Error) return [];
  return Object.entries(value).flat();
}
