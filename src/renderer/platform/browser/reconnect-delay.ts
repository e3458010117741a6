const FIRST_MS = 250;
const LONGEST_MS = 5_000;

/** How long to wait before the next try, after so many that failed in a row: doubling from a quarter of a second to five. */
export function reconnectDelayMs(failures: number): number {
  return Math.min(LONGEST_MS, FIRST_MS * 2 ** failures);
}
