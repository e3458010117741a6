import type { AroundCall, Middleware } from './middleware';

/** The middlewares of a registry, the first one outermost. Costs nothing while there are none: ask `active` first. */
export class Middlewares {
  active = false;
  #list: readonly Middleware[] = [];

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
      return middleware(current, (changes) => step(index + 1, { ...current, ...changes }));
    };
    return step(0, call);
  }

  #set(list: readonly Middleware[]): void {
    this.#list = list;
    this.active = list.length > 0;
  }
}
