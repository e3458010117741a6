import type { RegistryRecord } from '@mesh';
import type { CapturedFrame, Verdict } from '../capture/make-row';
import { RecentMap } from '../recent-map';
import { feedsOnly } from './feeds-only';
import { reportRecord } from './report-record';
import type { ReportedRecord } from './reported-record';

const REMEMBERED = 10_000;

/** Where the frames go. */
export interface SelfSink {
  add(frame: CapturedFrame): unknown;
  /** Counts a frame that is left out. */
  leaveOut(): void;
}

interface Held {
  readonly frame: CapturedFrame;
  readonly messageId: string | undefined;
  /** A violation was reported of this message before the message itself. */
  readonly passedOver?: string | undefined;
}

/**
 * Joins what the observers of the app's own registries report into the capture of `self:`. What a registry says of a
 * frame follows the frame itself, so each frame is held until the next record of its registry, or the end of the turn.
 */
export class SelfRecorder {
  /** Message ids of requests that are left out: their replies are, too. */
  readonly #leftOut = new RecentMap<true>(REMEMBERED);
  readonly #held = new Map<string, Held>();
  #flushing = false;

  constructor(private readonly capture: SelfSink) {}

  /** Takes in a record of a registry of this process. */
  observe(registry: string, record: RegistryRecord): void {
    const reported = reportRecord(record);
    if (reported !== undefined) this.take(registry, reported);
  }

  /** Takes in a record that a registry reported. */
  take(registry: string, record: ReportedRecord): void {
    switch (record.kind) {
      case 'frame':
        this.#hold(registry, record);
        break;
      case 'ignored':
      case 'violation':
        this.#judge(registry, record, { kind: record.kind, reason: record.reason });
        break;
      case 'refused':
        this.#judge(registry, record, { kind: 'refused', reason: record.reason });
        break;
    }
  }

  #hold(registry: string, record: ReportedRecord): void {
    const { text, messageId, thid, type, subject } = record;
    // What a registry could pass over in a message it says before it takes the message.
    const held = this.#held.get(registry);
    if (held !== undefined && messageId !== undefined && held.passedOver === messageId) {
      const { unreadable: _, ...frame } = held.frame;
      this.#held.set(registry, { frame, messageId });
      return;
    }
    this.#release(registry);
    const answersLeftOut = thid !== undefined && this.#leftOut.has(thid);
    if (answersLeftOut || feedsOnly(type, subject)) {
      if (messageId !== undefined && type?.endsWith('.request')) this.#leftOut.set(messageId, true);
      this.capture.leaveOut();
      return;
    }
    this.#keep(registry, { frame: frameOf(registry, record, text), messageId });
  }

  #keep(registry: string, held: Held): void {
    this.#held.set(registry, held);
    if (this.#flushing) return;
    this.#flushing = true;
    queueMicrotask(() => {
      this.#flushing = false;
      for (const name of this.#held.keys()) this.#release(name);
    });
  }

  #judge(registry: string, record: ReportedRecord, verdict: Verdict): void {
    const held = this.#held.get(registry);
    if (held !== undefined && record.messageId !== undefined && held.messageId === record.messageId) {
      this.#held.set(registry, { ...held, frame: { ...held.frame, verdict } });
      return;
    }
    this.#release(registry);
    const { messageId } = record;
    const unreadable = record.kind === 'violation' && { unreadable: true as const };
    const frame = { ...frameOf(registry, record, record.text), verdict, ...unreadable };
    this.#keep(registry, {
      frame,
      messageId,
      passedOver: record.kind === 'violation' ? messageId : undefined,
    });
  }

  #release(registry: string): void {
    const held = this.#held.get(registry);
    this.#held.delete(registry);
    if (held !== undefined) this.capture.add(held.frame);
  }
}

function frameOf(registry: string, record: ReportedRecord, text: string): CapturedFrame {
  const { at, direction, channel } = record;
  return { at, direction, channel, registry, text, sizeBytes: Buffer.byteLength(text), sizeOfJson: true };
}
