/** The two ends of a promise. */
export type Resolve = (value: unknown) => void;
export type Reject = (reason: unknown) => void;

export interface Settlement {
  resolve: Resolve;
  reject: Reject;
}

const nothing = (): void => {};

/** Makes promises whose ends are at hand afterwards, without a closure and an object for each. */
export class PromiseEnds implements Settlement {
  /** Those of the promise that was made last. */
  resolve: Resolve = nothing;
  reject: Reject = nothing;
  readonly #take = (resolve: Resolve, reject: Reject): void => {
    this.resolve = resolve;
    this.reject = reject;
  };

  make(): Promise<unknown> {
    return new Promise(this.#take);
  }

  /** Lets go of them, and of what the promise comes to. */
  forget(): void {
    this.resolve = this.reject = nothing;
  }
}
