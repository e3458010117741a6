import { hasNumberTexts } from './numberTexts';

/** Beyond it the careful writer takes over, which also finds cycles. */
const NATIVE_DEPTH = 500;

/**
 * Whether native `JSON.stringify` writes the value as `stringifyJson` must: only plain values in it, no BigInt, no
 * remembered number texts, no great depth. Cheap next to the writing itself.
 */
export function isPlainJson(value: unknown, depth = 0): boolean {
  switch (typeof value) {
    case 'string':
    case 'number':
    case 'boolean':
    case 'undefined':
      return true;
    case 'object':
      return value === null || (depth < NATIVE_DEPTH && isPlainContainer(value, depth));
    case 'bigint':
    case 'function':
    case 'symbol':
      return false;
  }
}

function isPlainContainer(value: object, depth: number): boolean {
  if (hasNumberTexts(value)) return false;
  if (Array.isArray(value)) {
    for (let index = 0; index < value.length; index++)
      if (!isPlainJson(value[index], depth + 1)) return false;
    return true;
  }
  // A class instance may have a toJSON, which may give anything: the careful writer looks at what it gives.
  const prototype: unknown = Object.getPrototypeOf(value);
  if (prototype !== null && prototype !== Object.prototype)
    return isForeignPlain(prototype) && everyMember(value, depth);
  return everyMember(value, depth);
}

function everyMember(value: object, depth: number): boolean {
  for (const key in value) {
    if (key === 'toJSON' || !isPlainJson((value as Record<string, unknown>)[key], depth + 1)) return false;
  }
  return true;
}

/** Object.prototype of another realm (a frame, a vm context). */
function isForeignPlain(prototype: unknown): boolean {
  return (
    typeof prototype === 'object' &&
    prototype !== null &&
    Object.getPrototypeOf(prototype) === null &&
    Object.hasOwn(prototype, 'hasOwnProperty')
  );
}
