import { JsonNumber } from '@json';
import { compareExactly } from '../check/exactNumber';
import { type FormValue, formValueOf, isFormObject } from '../check/formValue';

/** Whether a form's value is the same as plain data of a schema; numbers by what they are worth. */
export function sameValue(value: FormValue | undefined, data: unknown): boolean {
  return value !== undefined && same(value, formValueOf(data));
}

function same(one: FormValue, other: FormValue): boolean {
  if (one instanceof JsonNumber && other instanceof JsonNumber)
    return compareExactly(one.text, other.text) === 0;
  if (Array.isArray(one) && Array.isArray(other))
    return (
      one.length === other.length &&
      one.every((item, index) => other[index] !== undefined && same(item, other[index]))
    );
  if (isFormObject(one) && isFormObject(other)) {
    const names = Object.keys(one);
    return (
      names.length === Object.keys(other).length &&
      names.every((name) => {
        const [a, b] = [one[name], Object.hasOwn(other, name) ? other[name] : undefined];
        return a !== undefined && b !== undefined && same(a, b);
      })
    );
  }
  return one === other;
}
