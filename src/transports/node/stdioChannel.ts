import { NdjsonChannel, type NdjsonOptions } from './NdjsonChannel';

/**
 * The channel of a program to whoever started it, over its own stdin and stdout. Log to stderr only.
 *
 * @param id the name of whoever started it on this side
 */
export function stdioChannel(id: string, options: NdjsonOptions = {}): NdjsonChannel {
  return new NdjsonChannel({ ...options, id, readable: process.stdin, writable: process.stdout });
}
