/** A decimal number as `digits × 10^exponent`. */
interface Decimal {
  digits: bigint;
  exponent: number;
}

/** Beyond such exponents a double's answer does. */
const FARTHEST = 2000;

/** Reads a JSON number's text; `undefined` where its exponent is beyond reason. */
export function decimal(text: string): Decimal | undefined {
  const [, sign = '', whole = '0', fraction = '', power = '0'] =
    /^(-?)(\d+)(?:\.(\d+))?(?:[eE]([+-]?\d+))?$/.exec(text) ?? [];
  const exponent = Number(power) - fraction.length;
  if (!(Math.abs(exponent) <= FARTHEST) || whole.length + fraction.length > 10_000) return undefined;
  return { digits: BigInt(`${sign}${whole}${fraction}`), exponent };
}

/** Whether the number is a whole one, exactly: `1.0` is, `9007199254740993.5` isn't though its double is. */
export function isWhole(text: string): boolean {
  const number = decimal(text);
  if (number === undefined) return !/e-/i.test(text) && Number.isInteger(Number(text));
  return number.exponent >= 0 || number.digits % 10n ** BigInt(-number.exponent) === 0n;
}

/** Below 0: `one` is less; 0: equal; above 0: more; all exactly. */
export function compareExactly(one: string, other: string): number {
  const a = decimal(one);
  const b = decimal(other);
  if (a === undefined || b === undefined) return Math.sign(Number(one) - Number(other));
  const lowest = Math.min(a.exponent, b.exponent);
  const left = a.digits * 10n ** BigInt(a.exponent - lowest);
  const right = b.digits * 10n ** BigInt(b.exponent - lowest);
  return left < right ? -1 : left > right ? 1 : 0;
}
