import { fingerprint } from './fingerprint';

/** A peer's id may be of any length; of a longer one than this only its fingerprint is kept. */
const LONGEST = 128;

/** What is remembered of an id. */
export function keptId(id: string): string | number {
  return id.length > LONGEST ? fingerprint(id) : id;
}
