import type { Settlement } from '../calls/promise-ends';
import type { Failure } from './wrap-iterable';

/** What a queue tells whoever fills it. */
export interface QueueOwner {
  /** The consumer has asked for one more item. */
  asked?(): void;
  /** The consumer has taken an item. */
  taken?(): void;
  /** The consumer wants no more; it waits for what is given. */
  dropped?(): void | Promise<void>;
}

const DONE: IteratorReturnResult<undefined> = { done: true, value: undefined };
const NOBODY: QueueOwner = {};

/** The items of a stream on their way to whoever consumes it; consumed once, by `for await` for instance. */
export class ItemQueue implements AsyncIterableIterator<unknown> {
  #items: readonly unknown[] = [];
  /** Those that came while others wait. */
  #later: unknown[] = [];
  #next = 0;
  readonly #asking: Settlement[] = [];
  #isEnded = false;
  #failure: Failure | undefined;
  readonly #owner: QueueOwner;
  #listeners: ((failure?: Failure) => void)[] = [];

  constructor(owner: QueueOwner = NOBODY) {
    this.#owner = owner;
  }

  /** A stream of items that are all there. */
  static of(items: readonly unknown[]): ItemQueue {
    const queue = new ItemQueue();
    queue.#items = items;
    queue.end();
    return queue;
  }

  [Symbol.asyncIterator](): this {
    return this;
  }

  next(): Promise<IteratorResult<unknown>> {
    if (this.#next === this.#items.length) this.#turn();
    if (this.#next < this.#items.length) {
      const value = this.#items[this.#next];
      this.#next += 1;
      this.#owner.taken?.();
      return Promise.resolve({ done: false, value });
    }
    if (this.#isEnded) return this.#over();
    return new Promise((resolve, reject) => {
      this.#asking.push({ resolve: resolve as Settlement['resolve'], reject });
      this.#owner.asked?.();
    });
  }

  async return(): Promise<IteratorResult<unknown>> {
    this.#clear();
    this.#failure = undefined;
    if (!this.#isEnded) {
      this.#settle(undefined);
      await this.#owner.dropped?.();
    }
    return DONE;
  }

  /** Adds an item, for whoever asked first. */
  push(value: unknown): void {
    if (this.#isEnded) return;
    const asking = this.#asking.shift();
    if (asking === undefined) return void this.#later.push(value);
    this.#owner.taken?.();
    asking.resolve({ done: false, value });
  }

  /** Nothing comes any more; what is here can still be taken, and then an error is thrown where there is one. */
  end(failure?: Failure): void {
    if (!this.#isEnded) this.#settle(failure);
  }

  /** Ends it at once: what wasn't taken is gone. */
  fail(error: unknown): void {
    if (this.#isEnded) return;
    this.#clear();
    this.#settle({ error });
  }

  /** Calls `listener` once nothing comes any more, with the error that it ended by. */
  whenEnded(listener: (failure?: Failure) => void): void {
    if (this.#isEnded) listener(this.#failure);
    else this.#listeners.push(listener);
  }

  #settle(failure: Failure | undefined): void {
    this.#isEnded = true;
    this.#failure = failure;
    for (const asking of this.#asking.splice(0)) {
      // Thrown once, as a generator does it.
      if (this.#failure) asking.reject(this.#failure.error);
      else asking.resolve(DONE);
      this.#failure = undefined;
    }
    const listeners = this.#listeners;
    this.#listeners = [];
    for (const listener of listeners) {
      try {
        listener(failure);
      } catch {
        // A log of the user's that throws: neither the stream nor the link may suffer by it.
      }
    }
  }

  #over(): Promise<IteratorResult<unknown>> {
    const failure = this.#failure;
    this.#failure = undefined;
    return failure ? Promise.reject(failure.error as Error) : Promise.resolve(DONE);
  }

  #turn(): void {
    this.#items = this.#later;
    this.#later = [];
    this.#next = 0;
  }

  #clear(): void {
    this.#items = [];
    this.#later = [];
    this.#next = 0;
  }
}
