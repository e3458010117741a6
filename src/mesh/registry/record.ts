import type { Message } from '../protocol/message';
import type { Issue } from '../typed/schema-validator';

/**
 * Why a well-formed message was left without effect (protocol.md, Commands): `late`, a reply to a call that was given up or
 * met its deadline; `repeated`, the same reply or request a second time; `foreign`, from another channel than the one that
 * it would count from; `orphaned`, a reply to nothing that is known.
 */
export type IgnoredReason = 'late' | 'repeated' | 'foreign' | 'orphaned';

interface OnChannel {
  /** Epoch milliseconds, with fractions where the runtime has them. */
  readonly at: number;
  /** The channel's id. */
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
  /** In plain words. */
  readonly reason: string;
}

/** A message that came in and was left without effect. */
export interface IgnoredRecord extends OnChannel {
  readonly kind: 'ignored';
  readonly message: Message;
  readonly reason: IgnoredReason;
}

/** The router wouldn't have a command that was passed up; it stays callable here, unless its registration failed. */
export interface RefusedRecord extends OnChannel {
  readonly kind: 'refused';
  readonly commandId: string;
  /** `duplicate_command`, `timeout`, or in plain words why it couldn't be sent. */
  readonly reason: string;
}

/** A call has to wait for its turn: as many handlers run for its channel as may (protocol.md, Commands: Limits). */
export interface WaitingRecord extends OnChannel {
  readonly kind: 'waiting';
  /** The id of its request. */
  readonly messageId: string;
  readonly commandId: string;
  /** How many of the channel's calls wait, this one included. */
  readonly waitingCalls: number;
}

/** A link opened or closed. */
export interface LinkRecord extends OnChannel {
  readonly kind: 'link';
  readonly state: 'open' | 'closed';
  /** Why it closed, where the channel says so. */
  readonly cause?: unknown;
}

/** A typed listener was left out, because the payload fails its schema. */
export interface SkippedListenerRecord {
  readonly kind: 'skipped_listener';
  /** Epoch milliseconds, with fractions where the runtime has them. */
  readonly at: number;
  /** Absent: the event was emitted here. */
  readonly channel?: string;
  readonly eventId: string;
  readonly issues: readonly Issue[];
}

/** A listener threw, or its promise rejected; the others were called all the same. */
export interface FailedListenerRecord {
  readonly kind: 'failed_listener';
  /** Epoch milliseconds, with fractions where the runtime has them. */
  readonly at: number;
  /** Absent: the event was emitted here. */
  readonly channel?: string;
  readonly eventId: string;
  readonly error: unknown;
}

/** What an {@link Observer} of a registry is told; `kind` tells them apart. Further kinds may be added. */
export type RegistryRecord =
  | FrameRecord
  | ViolationRecord
  | IgnoredRecord
  | RefusedRecord
  | WaitingRecord
  | LinkRecord
  | SkippedListenerRecord
  | FailedListenerRecord;

/** Is told of everything that happens in a registry, as it happens; what it throws goes to the registry's logger. */
export type Observer = (record: RegistryRecord) => void;
