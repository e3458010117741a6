const LONGEST = 200;

/** An id as it stands in a message or a reason: a peer's may be of any length. */
export function shownId(id: string): string {
  return id.length > LONGEST ? `${id.slice(0, LONGEST)}… (${id.length} characters)` : id;
}
