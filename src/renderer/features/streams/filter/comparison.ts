import { globTest } from './glob';

export type Operator = '=' | '!=' | '>' | '>=' | '<' | '<=';

/** Tells whether a value of a payload is what was asked for. `isNumber`: `text` is a number's text. */
export type ValueTest = (text: string, isNumber: boolean) => boolean;

const INTEGER = /^-?\d+$/;
const NUMBER = /^-?(\d+(\.\d*)?|\.\d+)(e[+-]?\d+)?$/i;

/** Order of two numbers by their texts; integers are told apart however large they are. */
function order(left: string, right: string): number {
  if (INTEGER.test(left) && INTEGER.test(right)) {
    const [a, b] = [BigInt(left), BigInt(right)];
    return a < b ? -1 : a > b ? 1 : 0;
  }
  return Number(left) - Number(right);
}

function holds(operator: Operator, sign: number): boolean {
  switch (operator) {
    case '=':
      return sign === 0;
    case '!=':
      return sign !== 0;
    case '>':
      return sign > 0;
    case '>=':
      return sign >= 0;
    case '<':
      return sign < 0;
    case '<=':
      return sign <= 0;
  }
}

/**
 * The test behind `amount>100` or `status=accept*`. Numbers compare as numbers, other values as text; `=` and `!=`
 * take `*` for anything.
 */
export function comparison(operator: Operator, wanted: string): ValueTest {
  const wantsNumber = NUMBER.test(wanted);
  if (operator === '=' || operator === '!=') {
    const same = globTest(wanted);
    return (text, isNumber) =>
      (isNumber && wantsNumber ? order(text, wanted) === 0 : same(text)) === (operator === '=');
  }
  return (text, isNumber) => {
    if (wantsNumber) return isNumber && holds(operator, order(text, wanted));
    return !isNumber && holds(operator, text < wanted ? -1 : text > wanted ? 1 : 0);
  };
}

/** Compares a known quantity of a row, such as its size. */
export const quantityTest =
  (operator: Operator, wanted: number): ((value: number | undefined) => boolean) =>
  (value) =>
    value !== undefined && holds(operator, value - wanted);
