import type { IgnoredReason } from './record';

const REMEMBERED = 1_000;

interface Settled {
  readonly id: string;
  readonly channel: string | undefined;
  readonly answered: boolean;
}

/** The last settled requests: tells a late or repeated reply from one that nobody asked for (protocol.md, Commands). */
export class SettledIds {
  readonly #ring: Settled[] = [];
  #next = 0;

  /** Remembers a request that was sent to `channel`; `answered`: by a reply, not by a deadline or a close. */
  add(id: string, channel: string | undefined, answered: boolean): void {
    this.#ring[this.#next] = { id, channel, answered };
    this.#next = (this.#next + 1) % REMEMBERED;
  }

  /** Why a reply to `id` from `channel` counts for nothing. */
  reasonFor(id: string, channel: string): IgnoredReason {
    const settled = this.#newest(id);
    if (settled?.channel === undefined) return 'orphaned';
    if (settled.channel !== channel) return 'foreign';
    return settled.answered ? 'repeated' : 'late';
  }

  #newest(id: string): Settled | undefined {
    for (let age = 1; age <= this.#ring.length; age += 1) {
      const settled = this.#ring[(this.#next - age + REMEMBERED) % REMEMBERED];
      if (settled?.id === id) return settled;
    }
    return undefined;
  }
}
