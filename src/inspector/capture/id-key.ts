import { createHash } from 'node:crypto';

const LONGEST = 128;

/** What stands for an id in a map that is bounded by its number of entries: a peer's ids may be megabytes long. */
export function idKey(id: string): string {
  return id.length > LONGEST ? `sha256 ${createHash('sha256').update(id, 'utf16le').digest('base64')}` : id;
}
