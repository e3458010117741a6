import type { Meta } from './message';
import { NumberedIds } from './pack/numbered-ids';
import { isObject } from './shapes';

/** What two of our own kind may use between them beyond the protocol (docs/own-kind.md). */
export type Feature =
  | 'cancel'
  | 'withdraw'
  | 'deadline'
  | 'stream'
  | 'batch'
  | 'pack'
  | 'transfer'
  | 'direct';

const VERSION = 1;
/** A peer's list of features is read this far. */
const MOST_FEATURES = 64;

/** What every link of ours understands. */
export const FEATURES: readonly Feature[] = ['cancel', 'withdraw', 'deadline', 'stream'];

/** What a peer says of itself. */
export interface Hello {
  readonly features: ReadonlySet<string>;
  /** How the ids of its registry begin; undefined: it doesn't say, or not rightly. */
  readonly ids: NumberedIds | undefined;
}

/**
 * The `_meta` of the first list request: says what this side understands on the link (docs/own-kind.md, The handshake).
 *
 * @param ids how the ids of this registry begin, where `features` has `pack`
 */
export function helloOf(features: readonly Feature[], ids: string): Meta {
  const hello = { version: VERSION, features };
  return { meshscope: features.includes('pack') ? { ...hello, ids } : hello };
}

/** What a peer announced; undefined: it is of another kind. */
export function readHello(meta: Meta | undefined): Hello | undefined {
  const hello = meta?.['meshscope'];
  if (!isObject(hello) || hello['version'] !== VERSION) return undefined;
  const { features, ids } = hello;
  if (!Array.isArray(features)) return undefined;
  const named = (features as unknown[]).slice(0, MOST_FEATURES);
  return {
    features: new Set(named.filter((name): name is string => typeof name === 'string')),
    ids: NumberedIds.from(ids),
  };
}
