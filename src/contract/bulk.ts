/**
 * What crosses the bulk port: captured frames, stderr, large results. Not a link of the mesh (ARCHITECTURE.md):
 * in Electron a MessagePort between main and page, in a browser a WebSocket of its own (JSON).
 * The page asks for one batch after another, so it is never sent more than it can take.
 */

/** One captured frame, violation or refusal, as a row of Traffic or Events shows it. */
export interface FrameRow {
  /** Counts up per target, without gaps; the key of `read-frames`. */
  readonly seq: number;
  /** Epoch milliseconds with fractions. */
  readonly at: number;
  readonly direction: 'in' | 'out';
  readonly kind: 'frame' | 'violation' | 'ignored' | 'refused';
  readonly channel: string;
  /** On `self:`, the registry that saw it. */
  readonly registry?: string;
  /** The wire's message type, where it could be told. */
  readonly type?: string;
  readonly messageId?: string;
  readonly thid?: string;
  /** Command or event id; of what belongs to a call (a reply, a cancel), its command; of a withdrawal, all its ids. */
  readonly subject?: string;
  readonly sizeBytes: number;
  /** The link carries objects: `sizeBytes` is that of their JSON. */
  readonly sizeOfJson?: true;
  /** JSON text of request, result, payload or error; the raw text of what is malformed. Up to `PREVIEW_CHARS`. */
  readonly preview?: string;
  readonly previewCut?: true;
  /** Of what belongs to a call, by its `thid`: `seq` of the request. */
  readonly requestSeq?: number;
  /** Of a reply: the time since its request. */
  readonly durationMs?: number;
  /** Of a reply. */
  readonly outcome?: 'ok' | 'error';
  readonly errorCode?: string;
  /** Why it is a violation, was ignored (late, repeated, foreign, orphaned) or refused. */
  readonly reason?: string;
  readonly traceId?: string;
}

export const PREVIEW_CHARS = 512;

export interface LogRow {
  readonly seq: number;
  readonly at: number;
  readonly targetId: string;
  readonly level: 'info' | 'warn' | 'error';
  readonly source: 'stderr' | 'link' | 'violation' | 'app';
  readonly text: string;
}

/** Exact, whatever the limits left out. */
export interface CaptureCounts {
  readonly frames: number;
  readonly events: number;
  /** Frames that the byte limit has thrown away, the oldest first. */
  readonly dropped: number;
  readonly droppedEvents: number;
  readonly keptBytes: number;
  readonly limitBytes: number;
  /** On `self:`: frames that only feed the interface, left out. */
  readonly leftOut?: number;
  /** Events whose id had been seen: told by their id and dropped. */
  readonly copies: number;
  /** Exact counts by event id (all of them, bounded at 1,000 ids; `otherEventIds` says how many more). */
  readonly byEvent: Readonly<Record<string, number>>;
  readonly otherEventIds?: number;
  /** Bytes of event frames in all. */
  readonly eventBytes: number;
}

export interface FrameDetail {
  readonly seq: number;
  /** The exact text of the line, or the JSON of the object where the link carries objects; absent once dropped. */
  readonly text?: string;
}

export type FromPage =
  /** Deliver this target's rows from now on, and what is kept after `afterSeq`, the newest first; ends the watch before. */
  | {
      readonly kind: 'watch';
      readonly targetId: string;
      readonly afterSeq: number;
      readonly afterLogSeq: number;
    }
  /** Deliver the log of this target instead of the watched one's, from its beginning; until the next `watch`. */
  | { readonly kind: 'watch-log'; readonly targetId: string }
  | { readonly kind: 'unwatch' }
  /** The page has taken in the batch: it may have the next one. */
  | { readonly kind: 'ack'; readonly batchId: number }
  | { readonly kind: 'clear'; readonly targetId: string; readonly what: 'frames' | 'log' }
  | {
      readonly kind: 'read-frames';
      readonly requestId: number;
      readonly targetId: string;
      readonly seqs: readonly number[];
    }
  | { readonly kind: 'read-result'; readonly requestId: number; readonly callId: string }
  /** What the page's own registry observed, for `self:`. `records` are JSON texts of RegistryRecord. */
  | { readonly kind: 'self-records'; readonly registry: string; readonly records: readonly string[] };

export type ToPage =
  | {
      readonly kind: 'batch';
      readonly batchId: number;
      readonly targetId: string;
      readonly rows: readonly FrameRow[];
      /** Rows from before the watch: each time the ones before those that were delivered last, in their order. */
      readonly older?: readonly FrameRow[];
      /** How many rows from before the watch are still to come; absent: none. */
      readonly olderLeft?: number;
      /** Rows between the last batch and this one that were skipped because too many came at once. */
      readonly skipped: number;
      readonly log: readonly LogRow[];
      /** Whose log it is. */
      readonly logTargetId: string;
      readonly counts: CaptureCounts;
    }
  | { readonly kind: 'frames'; readonly requestId: number; readonly frames: readonly FrameDetail[] }
  | { readonly kind: 'result'; readonly requestId: number; readonly text?: string; readonly error?: string };

/** A batch at most every this many ms, of at most this many rows. */
export const BATCH_INTERVAL_MS = 100;
export const BATCH_ROWS = 5_000;
