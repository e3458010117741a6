import { imageUrl } from './image';
import { initiallyOpen } from './initiallyOpen';
import { isContainer, type JsonIndex } from './JsonIndex';
import { linesOf } from './lines';
import { layOut, type TreeRows } from './rows';

/** Images that are shown unasked. */
const FIRST_IMAGES = 3;
/** Nodes looked at for them. */
const LOOKED_AT = 2000;

/**
 * What is open in a tree, and the rows that it has by that. Changed in place, because there is a flag for each of
 * possibly millions of nodes; who shows it subscribes.
 */
export class TreeOpening {
  readonly #index: JsonIndex;
  readonly #containers: Uint8Array;
  readonly #lines: Map<number, number>;
  readonly #listeners = new Set<() => void>();
  #rows: TreeRows;

  constructor(index: JsonIndex) {
    this.#index = index;
    this.#containers = initiallyOpen(index);
    this.#lines = firstImages(index);
    this.#rows = this.#layOut();
  }

  readonly subscribe = (listener: () => void): (() => void) => {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  };

  /** The rows as it is opened now; another object after each change. */
  readonly rows = (): TreeRows => this.#rows;

  isOpen(node: number): boolean {
    return this.#containers[node] === 1;
  }

  /** Further lines that a string takes. */
  lines(node: number): number {
    return this.#lines.get(node) ?? 0;
  }

  toggle(node: number): void {
    if (isContainer(this.#index, node)) this.#containers[node] = this.isOpen(node) ? 0 : 1;
    else if (!this.#lines.delete(node)) {
      const lines = linesOf(this.#index, node);
      if (lines === 0) return;
      this.#lines.set(node, lines);
    }
    this.#changed();
  }

  /** Everything in a node; in the root unless said. */
  openAll(node = 0): void {
    this.#containers.fill(1, node, this.#index.next[node] ?? this.#index.size);
    this.#changed();
  }

  closeAll(): void {
    this.#containers.fill(0);
    this.#containers[0] = 1;
    this.#lines.clear();
    this.#changed();
  }

  /** Opens what nodes stand in. */
  reveal(nodes: readonly number[]): void {
    // More is open than can be shown: what is looked for might lie behind it.
    let changed = this.#rows.cut && nodes.length > 0;
    if (changed) this.#containers.fill(0);
    for (const node of nodes) {
      for (
        let at = this.#index.parent[node] ?? -1;
        at > -1 && !this.isOpen(at);
        at = this.#index.parent[at] ?? -1
      ) {
        this.#containers[at] = 1;
        changed = true;
      }
    }
    if (changed) this.#changed();
  }

  #changed(): void {
    this.#rows = this.#layOut();
    for (const listener of this.#listeners) listener();
  }

  #layOut(): TreeRows {
    return layOut(this.#index, { containers: this.#containers, lines: this.#lines });
  }
}

function firstImages(index: JsonIndex): Map<number, number> {
  const lines = new Map<number, number>();
  for (let node = 0; node < Math.min(index.size, LOOKED_AT) && lines.size < FIRST_IMAGES; node++) {
    if (imageUrl(index, node) !== undefined) lines.set(node, linesOf(index, node));
  }
  return lines;
}
