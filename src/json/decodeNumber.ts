/** Integers of more digits than this become a double beside their text: making a BigInt of them could take long. */
const LONGEST_BIGINT_DIGITS = 1_000;

/** What a JSON number's text becomes: a BigInt beyond the safe integers, else the nearest double. */
export function decodeNumber(text: string): number | bigint {
  const value = Number(text);
  if (Number.isSafeInteger(value) || text.length > LONGEST_BIGINT_DIGITS || !/^-?\d+$/.test(text))
    return value;
  return BigInt(text);
}

/** Whether the value alone gives the text back. */
export function isCanonical(text: string, value: number | bigint): boolean {
  return String(value) === text && !Object.is(value, -0);
}
