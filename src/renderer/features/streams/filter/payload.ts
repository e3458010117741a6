import { walkJson } from '@json';
import type { ValueTest } from './comparison';

/** Ends a walk early; no fault. One for all, because making an error costs its stack. */
const FOUND = new Error('found');

/**
 * Tells whether a payload has a value at `path` that passes. `total.amount` and `amount` both mean the member wherever
 * it stands, `items.0.sku` the first item's. A cut payload is read as far as it goes.
 */
export function payloadHas(payload: string, cut: boolean, path: readonly string[], test: ValueTest): boolean {
  const at: string[] = [];
  /** Per open container: the next index of an array, -1 for an object. */
  const indexes: number[] = [];

  const here = (): boolean => {
    const offset = at.length - path.length;
    return offset >= 0 && path.every((name, index) => at[offset + index] === name);
  };
  const begin = (): void => {
    const index = indexes[indexes.length - 1];
    if (index !== undefined && index >= 0) at.push(String(index));
  };
  const end = (): void => {
    const last = indexes.length - 1;
    const index = indexes[last];
    if (index === undefined) return;
    at.pop();
    if (index >= 0) indexes[last] = index + 1;
  };
  const value = (text: string, isNumber: boolean): void => {
    begin();
    if (here() && test(text, isNumber)) throw FOUND;
    end();
  };
  const open = (index: number): void => {
    begin();
    indexes.push(index);
  };

  try {
    walkJson(payload, {
      openObject: () => open(-1),
      openArray: () => open(0),
      key: (name) => at.push(name),
      string: (text) => value(text, false),
      // The last number of a cut text may go on beyond the cut.
      number: (text, _start, stop) => (cut && stop === payload.length ? undefined : value(text, true)),
      literal: (literal) => value(String(literal), false),
      close: () => {
        indexes.pop();
        end();
      },
    });
  } catch (error) {
    // Anything but FOUND: the text ends here, or isn't JSON. What stood before didn't match.
    return error === FOUND;
  }
  return false;
}
