import { checkedResult } from './checked-result';

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
  let isEnded = false;
  const end = (failure?: Failure): void => {
    if (isEnded) return;
    isEnded = true;
    ended(failure);
  };
  return {
    [Symbol.asyncIterator]: () => {
      try {
        return new Wrapped(source[Symbol.asyncIterator](), item, end);
      } catch (error) {
        end({ error });
        throw error;
      }
    },
  };
}

class Wrapped implements AsyncIterator<unknown> {
  readonly #iterator: AsyncIterator<unknown>;
  readonly #item: (value: unknown) => unknown;
  readonly #end: (failure?: Failure) => void;

  constructor(
    iterator: AsyncIterator<unknown>,
    item: (value: unknown) => unknown,
    end: (failure?: Failure) => void,
  ) {
    this.#iterator = iterator;
    this.#item = item;
    this.#end = end;
  }

  async next(): Promise<IteratorResult<unknown>> {
    let isOurs = false;
    try {
      const { done, value } = checkedResult(await this.#iterator.next());
      if (done) {
        this.#end();
        return { done, value };
      }
      isOurs = true;
      return { done: false, value: await this.#item(value) };
    } catch (error) {
      this.#end({ error });
      if (isOurs) this.#cleanUp();
      throw error;
    }
  }

  async return(): Promise<IteratorResult<unknown>> {
    this.#end();
    await this.#iterator.return?.();
    return { done: true, value: undefined };
  }

  /** Nobody waits for it: it may take its time, or never come to its end, and what is thrown already counts. */
  #cleanUp(): void {
    const cleaning = async (): Promise<unknown> => this.#iterator.return?.();
    cleaning().catch(() => {});
  }
}
