import type { CallPath, CallRecord } from '@contract';
import type { CallsStore } from './calls';

/**
 * News of calls is gathered for this long. A quick call begins and ends within it, so the page draws once, after the
 * reply, and doesn't hold the reply up.
 */
const GATHER_MS = 30;

/** Takes in news of calls, in order, and hands it to the store a few times a second at most. */
export class CallInbox {
  readonly #store: CallsStore;
  #records: CallRecord[] = [];
  #paths: CallPath[] = [];
  #timer: ReturnType<typeof setTimeout> | undefined;

  constructor(store: CallsStore) {
    this.#store = store;
  }

  add(record: CallRecord): void {
    this.#records.push(record);
    this.#later();
  }

  addPath(path: CallPath): void {
    this.#paths.push(path);
    this.#later();
  }

  /** Hands over what has come so far. */
  flush(): void {
    if (this.#timer !== undefined) clearTimeout(this.#timer);
    this.#timer = undefined;
    const [records, paths] = [this.#records, this.#paths];
    this.#records = [];
    this.#paths = [];
    if (records.length > 0) this.#store.getState().put(records);
    for (const path of paths) this.#store.getState().addPath(path);
  }

  #later(): void {
    this.#timer ??= setTimeout(() => this.flush(), GATHER_MS);
  }
}
