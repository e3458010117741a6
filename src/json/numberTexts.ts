type Container = object;
type Key = string | number;
type Remembered = Map<Key, { readonly text: string; readonly value: number | bigint }>;

// Not state of the program but a property of the containers, which can't carry it visibly.
const texts = new WeakMap<Container, Remembered>();

/** Remembers the source text of a number member whose value alone doesn't give it back. */
export function rememberNumberText(
  container: Container,
  key: Key,
  text: string,
  value: number | bigint,
): void {
  let remembered = texts.get(container);
  if (remembered === undefined) {
    remembered = new Map();
    texts.set(container, remembered);
  }
  remembered.set(key, { text, value });
}

/** Lets a copy of an object or array remember what the original does. */
export function carryNumberTexts(from: Container, to: Container): void {
  for (const [key, { text, value }] of texts.get(from) ?? []) rememberNumberText(to, key, text, value);
}

/** Whether any member of this very object or array has a remembered text. */
export function hasNumberTexts(container: Container): boolean {
  return texts.has(container);
}

/** Takes back what was remembered of a member: a duplicate key came later. */
export function forgetNumberText(container: Container, key: Key): void {
  texts.get(container)?.delete(key);
}

/**
 * The exact source text of a number that `parseJson` read into `container[key]`, where that differs from
 * `String(value)`: `206.00`, `1e3`, `-0`. Undefined where it doesn't, or where the member was changed since.
 */
export function numberText(container: Container, key: Key): string | undefined {
  const found = texts.get(container)?.get(Array.isArray(container) ? Number(key) : String(key));
  if (found === undefined) return undefined;
  const current: unknown = Reflect.get(container, key);
  return Object.is(current, found.value) ? found.text : undefined;
}
