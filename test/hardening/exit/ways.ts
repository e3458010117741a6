/** How two registries are linked when they are disposed of; `unanswered`: what was under way by then. */
export const WAYS = [
  'memory',
  'port',
  'worker',
  'program',
  'socket',
  'websocket',
  'middlewares',
  'unanswered',
] as const;

export type Way = (typeof WAYS)[number];
