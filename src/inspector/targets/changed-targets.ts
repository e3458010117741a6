import type { Target } from './target';

/** Gathers the changes of one turn: a target that changed several times in it is told of once. */
export class ChangedTargets {
  readonly #changed = new Set<Target>();

  constructor(private readonly tell: (target: Target) => void) {}

  add(target: Target): void {
    this.#changed.add(target);
    if (this.#changed.size > 1) return;
    queueMicrotask(() => {
      const changed = [...this.#changed];
      this.#changed.clear();
      for (const one of changed) this.tell(one);
    });
  }
}
