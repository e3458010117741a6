/**
 * Refuses an option that makes no sense: with it nothing would ever run, or everything would.
 *
 * @throws RangeError
 */
export function checkOption(name: string, value: number, least: number): number {
  if (value >= least) return value;
  throw new RangeError(`${name} has to be ${least} or more, not ${String(value)}.`);
}
