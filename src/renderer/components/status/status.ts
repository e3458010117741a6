/** Where a target is: disc, ring, open ring, cross, triangle. */
export type TargetState = 'connected' | 'disconnected' | 'connecting' | 'failed' | 'unresponsive';

/** What became of a call or a frame. */
export type Outcome =
  | 'ok'
  | 'error'
  | 'timeout'
  | 'disconnected'
  | 'cancelled'
  | 'pending'
  | 'violation'
  | 'late'
  | 'repeated'
  | 'event'
  | 'event-received';

/** The colour family of a tag or notice. */
export type Tone = 'neutral' | 'ok' | 'error' | 'warn' | 'event' | 'pending';
