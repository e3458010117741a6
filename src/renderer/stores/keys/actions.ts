import type { ActionId } from './keyMap';

/**
 * What the actions do at the moment: whoever can do one says so while it can. The newest offer wins, so that
 * a dialog takes an action over from what lies under it.
 */
export class Actions {
  readonly #offers = new Map<ActionId, (() => void)[]>();

  /** Offers to do an action. Gives what takes the offer back. */
  offer(id: ActionId, run: () => void): () => void {
    const offers = this.#offers.get(id) ?? [];
    this.#offers.set(id, [...offers, run]);
    return () => {
      this.#offers.set(
        id,
        (this.#offers.get(id) ?? []).filter((other) => other !== run),
      );
    };
  }

  /** Whether somebody can do it now. */
  can(id: ActionId): boolean {
    return (this.#offers.get(id)?.length ?? 0) > 0;
  }

  /** Does it; false where nobody can. */
  run(id: ActionId): boolean {
    const run = this.#offers.get(id)?.at(-1);
    run?.();
    return run !== undefined;
  }
}
