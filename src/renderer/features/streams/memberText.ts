import { parseJsonTree } from '@json';

/** The text of a member of a frame exactly as it was sent; undefined where there is none, or no JSON object. */
export function memberText(frame: string, member: string): string | undefined {
  try {
    const root = parseJsonTree(frame);
    if (root.kind !== 'object') return undefined;
    const value = root.members.find(({ key }) => key === member)?.value;
    return value === undefined ? undefined : frame.slice(value.start, value.end);
  } catch {
    return undefined; // Malformed frames have no members.
  }
}
