import type { ChannelSink } from '@mesh';

/**
 * Stands between a transport and its sink: keeps what comes before `open`, in order, and lets the end through once,
 * after everything that came before it.
 */
export class SinkGate {
  #sink: ChannelSink | undefined;
  #waiting: unknown[] = [];
  #ended = false;
  #cause: unknown;

  get ended(): boolean {
    return this.#ended;
  }

  open(sink: ChannelSink): void {
    this.#sink = sink;
    const waiting = this.#waiting;
    this.#waiting = [];
    for (const raw of waiting) sink.receive(raw);
    if (this.#ended) sink.closed(this.#cause);
  }

  receive(raw: unknown): void {
    if (this.#ended) return;
    if (this.#sink === undefined) this.#waiting.push(raw);
    else this.#sink.receive(raw);
  }

  end(cause?: unknown): void {
    if (this.#ended) return;
    this.#ended = true;
    this.#cause = cause;
    this.#sink?.closed(cause);
  }
}
