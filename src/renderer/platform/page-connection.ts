import { Listeners } from './listeners';
import type { Connection } from './platform';

/** Whether the page reaches the inspector, as whoever holds the link says. */
export class PageConnection implements Connection {
  #state: 'open' | 'closed' = 'closed';
  readonly #listeners = new Listeners<'open' | 'closed'>();

  get state(): 'open' | 'closed' {
    return this.#state;
  }

  set(state: 'open' | 'closed'): void {
    if (this.#state === state) return;
    this.#state = state;
    this.#listeners.tell(state);
  }

  subscribe(listener: (state: 'open' | 'closed') => void): () => void {
    return this.#listeners.add(listener);
  }
}
