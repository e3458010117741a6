import { isContainer, type JsonIndex, nodeAt, stringEnd } from './JsonIndex';
import { MOST_MATCHES } from './jsonPath';

/** A search for a text in names and values, in slices; letters in either case, as the text was sent. */
export class TextSearch {
  readonly nodes: number[] = [];
  finished = false;
  readonly #index: JsonIndex;
  readonly #pattern: RegExp;

  constructor(index: JsonIndex, query: string) {
    this.#index = index;
    this.#pattern = new RegExp(query.replace(/[.*+?^${}()|[\]\\]/g, '\\$&'), 'gi');
  }

  /** Goes on for about `sliceMs`; true when it is finished. */
  run(sliceMs: number, now: () => number = () => performance.now()): boolean {
    const until = now() + sliceMs;
    const { text } = this.#index;
    for (let looked = 1; !this.finished; looked++) {
      const found = this.#pattern.exec(text);
      if (found === null || this.nodes.length >= MOST_MATCHES) this.finished = true;
      else this.#take(found.index);
      if (looked % 256 === 0 && now() > until) break;
    }
    return this.finished;
  }

  #take(offset: number): void {
    const index = this.#index;
    const node = nodeAt(index, offset);
    const key = index.key[node] ?? -1;
    const inKey = key !== -1 && offset >= key && offset < stringEnd(index.text, key);
    const inValue = !isContainer(index, node) && offset >= (index.start[node] ?? 0);
    if ((inKey || inValue) && this.nodes.at(-1) !== node) this.nodes.push(node);
  }
}
