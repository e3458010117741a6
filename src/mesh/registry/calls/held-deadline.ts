const LONGEST_MS = 24 * 60 * 60 * 1000;
/** Deadlines are rounded up to a number of so many binary digits, at most 4 per cent more. */
const DIGITS = 6;

/**
 * The deadline that is held for a peer (docs/own-kind.md, Deadline), in ms: never none, and one of a few hundred, so that a
 * peer can't have any number of them listed.
 */
export function heldDeadline(timeoutMs: number): number {
  if (timeoutMs === 0 || timeoutMs >= LONGEST_MS) return LONGEST_MS;
  const step = 2 ** Math.max(0, Math.floor(Math.log2(timeoutMs)) + 1 - DIGITS);
  return Math.max(1, Math.ceil(timeoutMs / step) * step);
}

/** A caller's deadline as it is written on the wire: whatever stands for none is 0. */
export function spanOf(timeoutMs: number): number {
  return timeoutMs > 0 && timeoutMs < Number.POSITIVE_INFINITY ? timeoutMs : 0;
}
