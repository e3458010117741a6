import type { AroundCall, Middleware } from './middleware';

/** The middlewares of a registry, the first one outermost. Costs nothing while there are none: ask `active` first. */
export class Middlewares {
  active = false;
  #list: readonly Middleware[] = [];
  /** The ways to end what is under way within them. */
  readonly #open = new Set<(reason: unknown) => void>();

  /** Adds one inside the others; gives the way to take it away. */
  add(middleware: Middleware): () => void {
    const entry: Middleware = (call, next) => middleware(call, next);
    this.#set([...this.#list, entry]);
    return () => this.#set(this.#list.filter((other) => other !== entry));
  }

  /** Runs a call through all of them, and `last` at the end. */
  run(call: AroundCall, last: (call: AroundCall) => unknown): Promise<unknown> {
    const list = this.#list;
    const step = async (index: number, current: AroundCall): Promise<unknown> => {
      const middleware = list[index];
      if (middleware === undefined) return last(current);
      return middleware(current, (changes) => {
        const outcome = step(index + 1, { ...current, ...changes });
        // A middleware may ask and not wait: its failure must not end the process.
        outcome.catch(() => {});
        return outcome;
      });
    };
    return step(0, call);
  }

  /** A call of this registry's own has gone in; `giveUp` ends it. */
  entered(giveUp: (reason: unknown) => void): void {
    this.#open.add(giveUp);
  }

  /** It has come to its end. */
  left(giveUp: (reason: unknown) => void): void {
    this.#open.delete(giveUp);
  }

  /** Ends every call that is within them, wherever it waits. */
  giveUpAll(reason: () => unknown): void {
    for (const giveUp of this.#open) giveUp(reason());
  }

  #set(list: readonly Middleware[]): void {
    this.#list = list;
    this.active = list.length > 0;
  }
}
