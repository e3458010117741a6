import type { Message } from '../protocol/message';
import type { Issue } from '../typed/schema-validator';

/** Why a well-formed reply or request was left without effect (protocol.md, Commands). */
export type IgnoredReason = 'late' | 'repeated' | 'foreign' | 'orphaned';

interface OnChannel {
  /** Epoch milliseconds, with fractions where the runtime has them. */
  readonly at: number;
  readonly channel: string;
}

/** A frame, exactly as it went over a channel. */
export interface FrameRecord extends OnChannel {
  readonly kind: 'frame';
  readonly direction: 'in' | 'out';
  readonly message: Message;
}

/** Something malformed or forbidden. `raw` is what came in, or what couldn't be sent. */
export interface ViolationRecord extends OnChannel {
  readonly kind: 'violation';
  readonly direction: 'in' | 'out';
  readonly raw: unknown;
  readonly reason: string;
}

export interface IgnoredRecord extends OnChannel {
  readonly kind: 'ignored';
  readonly message: Message;
  readonly reason: IgnoredReason;
}

/** The router wouldn't have a command that was passed up. */
export interface RefusedRecord extends OnChannel {
  readonly kind: 'refused';
  readonly commandId: string;
  readonly reason: string;
}

export interface LinkRecord extends OnChannel {
  readonly kind: 'link';
  readonly state: 'open' | 'closed';
  readonly cause?: unknown;
}

/** A typed listener was left out, because the payload fails its schema. */
export interface SkippedListenerRecord {
  readonly kind: 'skipped_listener';
  readonly at: number;
  /** Absent: the event was emitted here. */
  readonly channel?: string;
  readonly eventId: string;
  readonly issues: readonly Issue[];
}

/** A listener threw. */
export interface FailedListenerRecord {
  readonly kind: 'failed_listener';
  readonly at: number;
  /** Absent: the event was emitted here. */
  readonly channel?: string;
  readonly eventId: string;
  readonly error: unknown;
}

/** What an observer of a registry is told. */
export type RegistryRecord =
  | FrameRecord
  | ViolationRecord
  | IgnoredRecord
  | RefusedRecord
  | LinkRecord
  | SkippedListenerRecord
  | FailedListenerRecord;

export type Observer = (record: RegistryRecord) => void;
