import type { ChannelSink } from '@mesh';

/** A sink that keeps what it gets, and lets a test wait for it. */
export class RecordingSink implements ChannelSink {
  readonly received: unknown[] = [];
  readonly ends: unknown[] = [];
  #wake: (() => void)[] = [];

  receive(raw: unknown): void {
    this.received.push(raw);
    this.#woken();
  }

  closed(cause?: unknown): void {
    this.ends.push(cause);
    this.#woken();
  }

  async until(condition: (sink: this) => boolean): Promise<void> {
    while (!condition(this)) await new Promise<void>((resolve) => this.#wake.push(resolve));
  }

  async ended(): Promise<unknown> {
    await this.until(({ ends }) => ends.length > 0);
    return this.ends[0];
  }

  #woken(): void {
    const wake = this.#wake;
    this.#wake = [];
    for (const resolve of wake) resolve();
  }
}
