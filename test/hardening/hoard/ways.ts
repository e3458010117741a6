/** How a peer may have a registry keep what it sends. */
export const WAYS = [
  'ids of calls',
  'requests that wait',
  'calls passed on',
  'definitions',
  'lists',
  'events',
  'replies',
  'cancels',
  'withdrawals',
] as const;

export type Way = (typeof WAYS)[number];

/** The registry's bound, in characters, which may take two bytes each. */
export const HELD = 4 * 1024 * 1024;
