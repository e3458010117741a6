import type { CallRecord, DamagedFile, FrameDetail, FrameRow } from '@contract';

/**
 * What is to become of one target's frames. Three lists in place of a list of objects: a thread gets strings five times
 * as fast as objects.
 */
export interface FrameWrites {
  /** The number that stands for the target in the store. */
  readonly target: number;
  readonly seqs: readonly number[];
  /** JSON of each `FrameRow`. */
  readonly rows: readonly string[];
  readonly texts: readonly string[];
  /** Frames up to this one go. */
  readonly dropUpTo: number;
}

/** A call as the history keeps it. */
export interface StoredCall {
  /** Without its two texts. */
  readonly record: CallRecord;
  readonly requestText?: string;
  readonly resultText?: string;
}

export interface CallQuery {
  readonly targetId?: string;
  readonly commandId?: string;
  readonly limit: number;
  readonly before?: number;
}

/** The questions that the store answers, each with what it takes and gives. */
export interface StoreQuestions {
  'read-texts': { ask: { target: number; seqs: readonly number[] }; answer: FrameDetail[] };
  'read-rows': { ask: { target: number; afterSeq: number; limit: number }; answer: FrameRow[] };
  'save-call': { ask: StoredCall & { readonly limit: number }; answer: undefined };
  /** What was learnt of a call that is kept: its record without the texts. */
  'update-call': { ask: CallRecord; answer: undefined };
  'list-calls': { ask: CallQuery; answer: { calls: StoredCall[]; total: number } };
  'read-call': { ask: { callId: string }; answer: StoredCall | undefined };
  'clear-calls': { ask: { targetId?: string }; answer: undefined };
  close: { ask: Record<string, never>; answer: undefined };
}
export type StoreQuestion = keyof StoreQuestions;

export type ToStore =
  | { readonly kind: 'write'; readonly writeId: number; readonly writes: readonly FrameWrites[] }
  | {
      [Q in StoreQuestion]: {
        readonly kind: Q;
        readonly askId: number;
        readonly ask: StoreQuestions[Q]['ask'];
      };
    }[StoreQuestion];

export type FromStore =
  | {
      readonly kind: 'ready';
      readonly calls: number;
      readonly damaged?: DamagedFile;
      readonly unwritten?: string;
    }
  | { readonly kind: 'failed'; readonly reason: string }
  | { readonly kind: 'written'; readonly writeId: number; readonly error?: string }
  | { readonly kind: 'answer'; readonly askId: number; readonly answer?: unknown; readonly error?: string };

/** What the worker is started with. */
export interface StoreWorkerData {
  readonly historyFile: string;
}
