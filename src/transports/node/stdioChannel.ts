import { NdjsonChannel, type NdjsonOptions } from './NdjsonChannel';

/** The channel of a program to whoever started it, over its own stdin and stdout. Log to stderr only. */
export function stdioChannel(id: string, options: NdjsonOptions = {}): NdjsonChannel {
  return new NdjsonChannel({ ...options, id, readable: process.stdin, writable: process.stdout });
}
