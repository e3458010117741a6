import { keptId } from '../ids/kept-id';
import type { IgnoredReason } from '../record';

const REMEMBERED = 1_000;

/** The last settled requests: tells a late or repeated reply from one that nobody asked for (protocol.md, Commands). */
export class SettledIds {
  // A ring in three columns: nothing is allocated for a call.
  readonly #ids: Array<string | number> = [];
  readonly #channels: string[] = [];
  readonly #answered: boolean[] = [];
  #next = 0;

  /**
   * Remembers a request that was sent to `channel`.
   *
   * @param id its id, or a number that stands for it: a text that is kept costs the collector more than all the rest
   * @param answered by a reply, not by a deadline or a close
   */
  add(id: string | number, channel: string, answered: boolean): void {
    const slot = this.#next;
    this.#ids[slot] = kept(id);
    this.#channels[slot] = channel;
    this.#answered[slot] = answered;
    this.#next = slot + 1 === REMEMBERED ? 0 : slot + 1;
  }

  /** Why a reply to `id` from `channel` counts for nothing. */
  reasonFor(id: string | number, channel: string): IgnoredReason {
    const slot = this.#newest(id);
    if (slot === undefined) return 'orphaned';
    if (this.#channels[slot] !== channel) return 'foreign';
    return this.#answered[slot] ? 'repeated' : 'late';
  }

  #newest(id: string | number): number | undefined {
    const wanted = kept(id);
    for (let age = 1; age <= this.#ids.length; age += 1) {
      const slot = (this.#next - age + REMEMBERED) % REMEMBERED;
      if (this.#ids[slot] === wanted) return slot;
    }
    return undefined;
  }
}

function kept(id: string | number): string | number {
  return typeof id === 'string' ? keptId(id) : id;
}
