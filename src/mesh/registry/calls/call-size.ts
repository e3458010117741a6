/** What a call costs besides its ids. */
const CALL = 256;

/** About how many characters are kept of a call while it is under way. */
export function callSize(id: string, commandId: string): number {
  return CALL + id.length + commandId.length;
}
