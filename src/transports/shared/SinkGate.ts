import { type ChannelSink, MalformedFrame } from '@mesh';

/** What a frame counts for at the least. */
const LEAST_BYTES = 64;

/**
 * Stands between a transport and its sink: keeps what comes before `open`, in order and up to a bound, and lets the end
 * through once, after everything that came before it.
 */
export class SinkGate {
  readonly #mostEarlyBytes: number;
  #sink: ChannelSink | undefined;
  #waiting: unknown[] = [];
  #waitingBytes = 0;
  /** How many there was no room for: the first of them, and all that came after it. */
  #lost = 0;
  #ended = false;
  #cause: unknown;

  /** @param mostEarlyBytes how much is kept before `open`; what is beyond it is reported as a violation, and dropped */
  constructor(mostEarlyBytes: number) {
    this.#mostEarlyBytes = mostEarlyBytes;
  }

  get ended(): boolean {
    return this.#ended;
  }

  open(sink: ChannelSink): void {
    this.#sink = sink;
    const waiting = this.#waiting;
    this.#waiting = [];
    for (const raw of waiting) sink.receive(raw);
    if (this.#lost > 0) {
      const reason = `${this.#lost} more frames came before the channel was started than there was room for`;
      sink.receive(new MalformedFrame(undefined, reason));
    }
    if (this.#ended) sink.closed(this.#cause);
  }

  /** @param sizeBytes what it took on the wire */
  receive(raw: unknown, sizeBytes: number): void {
    if (this.#ended) return;
    if (this.#sink === undefined) this.#keep(raw, sizeBytes);
    else this.#sink.receive(raw);
  }

  end(cause?: unknown): void {
    if (this.#ended) return;
    this.#ended = true;
    this.#cause = cause;
    this.#sink?.closed(cause);
  }

  #keep(raw: unknown, sizeBytes: number): void {
    this.#waitingBytes += Math.max(sizeBytes, LEAST_BYTES);
    if (this.#waitingBytes > this.#mostEarlyBytes) this.#lost += 1;
    else this.#waiting.push(raw);
  }
}
