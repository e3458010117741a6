/** What a stream ended by, where it wasn't its end. */
export interface Failure {
  readonly error: unknown;
}

interface Around {
  /** Gives what becomes of an item, or throws; the iterable is ended then. */
  readonly item?: (value: unknown) => unknown;
  /** Told once, when the iterable has ended. */
  readonly ended?: (failure?: Failure) => void;
}

/** An iterable with something around it. Not a generator: giving it up reaches the iterable at once. */
export function wrapIterable(
  source: AsyncIterable<unknown>,
  { item = (value) => value, ended = () => {} }: Around,
): AsyncIterable<unknown> {
  return { [Symbol.asyncIterator]: () => new Wrapped(source[Symbol.asyncIterator](), item, ended) };
}

class Wrapped implements AsyncIterator<unknown> {
  readonly #iterator: AsyncIterator<unknown>;
  readonly #item: (value: unknown) => unknown;
  #ended: ((failure?: Failure) => void) | undefined;

  constructor(
    iterator: AsyncIterator<unknown>,
    item: (value: unknown) => unknown,
    ended: (failure?: Failure) => void,
  ) {
    this.#iterator = iterator;
    this.#item = item;
    this.#ended = ended;
  }

  async next(): Promise<IteratorResult<unknown>> {
    let isOurs = false;
    try {
      const { done, value } = await this.#iterator.next();
      if (done) {
        this.#end();
        return { done, value };
      }
      isOurs = true;
      return { done: false, value: await this.#item(value) };
    } catch (error) {
      this.#end({ error });
      if (isOurs) await this.#iterator.return?.();
      throw error;
    }
  }

  async return(): Promise<IteratorResult<unknown>> {
    this.#end();
    await this.#iterator.return?.();
    return { done: true, value: undefined };
  }

  #end(failure?: Failure): void {
    const ended = this.#ended;
    this.#ended = undefined;
    ended?.(failure);
  }
}
