import type { MessagePort } from 'node:worker_threads';
import { allStarted } from './all-started';

export type Bytes = Uint8Array<ArrayBuffer>;

/** One side of a pair of ports that calls the other, which gives back what it gets. */
export interface Caller {
  /** One call, to its end. */
  call(value: unknown): Promise<unknown>;
  /** Calls that are in flight together, to the end of the last. */
  burst(values: readonly unknown[]): Promise<void>;
  /** One call that hands its bytes over and gets them back in the same way; absent: it can only copy. */
  handOver?(bytes: Bytes): Promise<Bytes>;
}

/** A way of calling over a pair of ports. */
export interface Contender {
  readonly name: string;
  /** Gives back what it gets over a port. */
  serve(port: MessagePort): void | Promise<void>;
  connect(port: MessagePort): Caller | Promise<Caller>;
}

/** A caller whose bursts are its calls, all of them started at once. */
export function callerOf(call: (value: unknown) => Promise<unknown>): Caller {
  return { call, burst: (values) => allStarted(values, call) };
}
