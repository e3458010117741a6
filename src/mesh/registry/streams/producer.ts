import { checkedResult } from './checked-result';

/** Gets what an iterable produces, until it ends; nothing after it was stopped. */
export interface ItemSink {
  item(value: unknown): void;
  /** The iterable has come to its end by itself. */
  ended(): void;
  failed(error: unknown): void;
}

/** Pulls items from an iterable as far as it was given credit, one after another. Never throws. */
export class Producer {
  readonly #source: AsyncIterable<unknown>;
  readonly #sink: ItemSink;
  #iterator: AsyncIterator<unknown> | undefined;
  #credit = 0;
  #pulling: Promise<void> | undefined;
  #isOver = false;
  #stopped: Promise<void> | undefined;

  constructor(source: AsyncIterable<unknown>, sink: ItemSink) {
    this.#source = source;
    this.#sink = sink;
  }

  /** Lets so many items more be pulled. */
  grant(items: number): void {
    this.#credit += items;
    if (this.#pulling === undefined && !this.#isOver) this.#pulling = this.#pull();
  }

  /** Ends the iterable; resolves once it has cleaned up (the `finally` of a generator). */
  stop(): Promise<void> {
    this.#stopped ??= this.#stop();
    return this.#stopped;
  }

  async #pull(): Promise<void> {
    try {
      this.#iterator ??= this.#source[Symbol.asyncIterator]();
      while (this.#credit > 0) {
        const { done, value } = checkedResult(await this.#iterator.next());
        if (this.#isOver) return;
        if (done) {
          this.#isOver = true;
          return this.#sink.ended();
        }
        this.#credit -= 1;
        this.#sink.item(value);
        // What it was told may have stopped it.
        if (this.#isOver) return;
      }
    } catch (error) {
      if (this.#isOver) return;
      this.#isOver = true;
      this.#sink.failed(error);
    } finally {
      this.#pulling = undefined;
    }
  }

  async #stop(): Promise<void> {
    if (this.#isOver) return;
    this.#isOver = true;
    try {
      this.#iterator ??= this.#source[Symbol.asyncIterator]();
      if (this.#iterator.return) await this.#iterator.return();
      else await this.#pulling;
    } catch {
      // It was given up: nobody is left to be told what went wrong after that.
    }
  }
}
