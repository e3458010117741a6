import type { Channel, ChannelSink, Message, RegistryRecord } from '@mesh';
import type { FrameText } from '@transports/node';
import type { Clock } from '../clock';
import type { CapturedFrame, Verdict } from './make-row';

interface Draft {
  readonly at: number;
  readonly direction: 'in' | 'out';
  frame?: FrameText;
  verdictKind?: Verdict['kind'];
  reasons?: string[];
  /** How many more there were. */
  moreReasons?: number;
  /** The registry could read it. */
  readable?: boolean;
}

/** One frame may be wrong in thousands of places: a list of private commands. */
const REASONS = 3;

/** Where recorded frames go. */
export type Recorder = (frame: CapturedFrame) => void;

/**
 * A tap around a channel: joins the exact text of every frame (told by the transport, garbage too) with what the
 * registry says of it while it takes it in. Frames are handed on in the order in which they began.
 */
export class RecordingChannel implements Channel {
  readonly id: string;
  #inner: Channel | undefined;
  /** Frames that are being handled: an answer that goes out while a request comes in is inside of it. */
  readonly #open: Draft[] = [];
  #drafts: Draft[] = [];

  constructor(
    id: string,
    private readonly record: Recorder,
    private readonly now: Clock,
  ) {
    this.id = id;
  }

  /** The channel to wrap; it needs this one's `onFrameText` to be made, so it comes second. */
  wrap(inner: Channel): void {
    this.#inner = inner;
  }

  start(sink: ChannelSink): void | Promise<void> {
    return this.#channel().start({
      receive: (raw) => {
        const draft = this.#awaitingReceive() ?? this.#begin('in');
        this.#during(draft, () => sink.receive(raw));
      },
      closed: (cause) => sink.closed(cause),
    });
  }

  send(message: Message): void {
    this.#during(this.#begin('out'), () => this.#channel().send(message));
  }

  close(): void | Promise<void> {
    return this.#channel().close();
  }

  /** For the transport: what stood on the wire. */
  readonly onFrameText = (frame: FrameText): void => {
    const current = this.#open.at(-1);
    if (frame.direction === 'out' && current?.direction === 'out') current.frame = frame;
    else this.#begin(frame.direction).frame = frame;
  };

  /** For the registry's observer: what it made of the frame that it is taking in. Others are recorded by themselves. */
  readonly observe = (record: RegistryRecord): void => {
    if (!('channel' in record) || record.channel !== this.id) return;
    switch (record.kind) {
      case 'violation':
      case 'ignored':
        this.#judge(record.kind, record.reason, 'direction' in record ? record.direction : 'in');
        break;
      case 'refused':
        this.#judge('refused', `${record.commandId}: ${record.reason}`, 'in');
        break;
      case 'frame': {
        const current = this.#current(record.direction);
        if (current !== undefined) current.readable = true;
        break;
      }
      case 'link':
      case 'skipped_listener':
      case 'failed_listener':
      case 'waiting':
        break;
    }
  };

  #judge(kind: Verdict['kind'], reason: string, direction: 'in' | 'out'): void {
    const current = this.#current(direction);
    if (current === undefined) return;
    current.verdictKind = kind;
    current.reasons ??= [];
    if (current.reasons.length < REASONS) current.reasons.push(reason);
    else current.moreReasons = (current.moreReasons ?? 0) + 1;
  }

  #current(direction: 'in' | 'out'): Draft | undefined {
    return this.#open.filter((draft) => draft.direction === direction).at(-1);
  }

  #channel(): Channel {
    if (this.#inner === undefined) throw new Error(`The channel ${this.id} isn't there yet.`);
    return this.#inner;
  }

  #begin(direction: 'in' | 'out'): Draft {
    const draft: Draft = { at: this.now(), direction };
    this.#drafts.push(draft);
    return draft;
  }

  /** The text of an incoming frame comes right before the frame itself. */
  #awaitingReceive(): Draft | undefined {
    const last = this.#drafts.at(-1);
    return last?.direction === 'in' && !this.#open.includes(last) ? last : undefined;
  }

  #during(draft: Draft, work: () => void): void {
    this.#open.push(draft);
    try {
      work();
    } finally {
      this.#open.splice(this.#open.indexOf(draft), 1);
      if (this.#open.length === 0) this.#hand();
    }
  }

  #hand(): void {
    const drafts = this.#drafts;
    this.#drafts = [];
    for (const draft of drafts) {
      const { at, direction, frame, readable } = draft;
      if (frame === undefined) continue;
      const verdict = verdictOf(draft);
      const { text, sizeBytes } = frame;
      this.record({
        at,
        direction,
        channel: this.id,
        text,
        sizeBytes,
        ...(verdict && { verdict }),
        ...(direction === 'in' && readable !== true && { unreadable: true as const }),
      });
    }
  }
}

function verdictOf({ verdictKind, reasons = [], moreReasons }: Draft): Verdict | undefined {
  if (verdictKind === undefined) return undefined;
  const more = moreReasons === undefined ? [] : [`and ${moreReasons} more`];
  return { kind: verdictKind, reason: [...reasons, ...more].join('; ') };
}
