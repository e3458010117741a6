import type { Meta } from './message';
import { isObject } from './shapes';

/** What two of our own kind may use between them beyond the protocol (docs/own-kind.md). */
export type Feature = 'cancel' | 'withdraw' | 'deadline' | 'stream' | 'batch' | 'transfer';

const VERSION = 1;
/** A peer's list of features is read this far. */
const MOST_FEATURES = 64;

/** What every link of ours understands. */
export const FEATURES: readonly Feature[] = ['cancel', 'withdraw', 'deadline', 'stream'];
/** What one understands whose channel can carry several messages together. */
export const PORT_FEATURES: readonly Feature[] = [...FEATURES, 'batch'];

/** The `_meta` of the first list request: says what this side understands on the link (docs/own-kind.md, The handshake). */
export function helloOf(features: readonly Feature[]): Meta {
  return { meshscope: { version: VERSION, features } };
}

/** What a peer announced; undefined: it is of another kind. */
export function readHello(meta: Meta | undefined): ReadonlySet<string> | undefined {
  const hello = meta?.['meshscope'];
  if (!isObject(hello) || hello['version'] !== VERSION) return undefined;
  const { features } = hello;
  if (!Array.isArray(features)) return undefined;
  const named = (features as unknown[]).slice(0, MOST_FEATURES);
  return new Set(named.filter((name): name is string => typeof name === 'string'));
}
