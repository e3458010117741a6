import type { Candidate } from '../interleaved';
import type { Ports } from '../ports';

/** A kind of load, with those who can carry it. */
export interface Workload {
  readonly name: string;
  /** What is to be reached, as a ratio to raw; undefined: nothing is set. */
  readonly target: number | undefined;
  /** The same for two of our own kind. */
  readonly ownKindTarget?: number;
  /** How many operations one run does, for the time of one. */
  readonly operations: number;
  /** Sets it up; the first candidate is raw. */
  prepare(ports: Ports): Promise<Candidate[]>;
}
