/** How two registries are linked when they are disposed of; `deaf`: the peer reads nothing,
 * and answers no close; `unanswered`: what was under way by then. */
export const WAYS = [
  'memory',
  'port',
  'worker',
  'program',
  'socket',
  'websocket',
  'deaf socket',
  'deaf websocket',
  'middlewares',
  'unanswered',
] as const;

export type Way = (typeof WAYS)[number];
