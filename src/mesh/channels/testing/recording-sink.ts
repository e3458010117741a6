import type { ChannelSink } from '../channel';

/** Keeps what a channel delivers. */
export class RecordingSink implements ChannelSink {
  readonly received: unknown[] = [];
  closedTimes = 0;
  cause: unknown;
  readonly #onReceive: ((raw: unknown) => void) | undefined;

  constructor(onReceive?: (raw: unknown) => void) {
    this.#onReceive = onReceive;
  }

  receive(raw: unknown): void {
    this.received.push(raw);
    this.#onReceive?.(raw);
  }

  closed(cause?: unknown): void {
    this.closedTimes += 1;
    this.cause = cause;
  }
}
