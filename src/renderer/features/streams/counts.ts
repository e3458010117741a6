import type { CaptureCounts } from '@contract';

export const noCounts: CaptureCounts = {
  frames: 0,
  events: 0,
  dropped: 0,
  droppedEvents: 0,
  keptBytes: 0,
  limitBytes: 0,
  copies: 0,
  byEvent: {},
  eventBytes: 0,
};

/** Counts since an earlier point; an id that had nothing new since is left out. */
export function countsSince(now: CaptureCounts, base: CaptureCounts): CaptureCounts {
  const byEvent: Record<string, number> = {};
  for (const [id, count] of Object.entries(now.byEvent)) {
    const since = count - (base.byEvent[id] ?? 0);
    if (since > 0) byEvent[id] = since;
  }
  return {
    ...now,
    frames: now.frames - base.frames,
    events: now.events - base.events,
    dropped: Math.max(0, now.dropped - base.dropped),
    droppedEvents: Math.max(0, now.droppedEvents - base.droppedEvents),
    copies: now.copies - base.copies,
    eventBytes: now.eventBytes - base.eventBytes,
    byEvent,
  };
}
