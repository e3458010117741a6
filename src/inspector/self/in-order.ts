/** Reports come up to 100 ms after the fact (contract, RECORDS_INTERVAL_MS), and the machine may be busy. */
const HELD_MS = 300;

interface Timed {
  readonly at: number;
}

/** Hands on what several reporters tell, in the order of its time: each entry is held until the others have told theirs. */
export class InOrder<Entry extends Timed> {
  #entries: Entry[] = [];
  #timer: NodeJS.Timeout | undefined;

  constructor(
    private readonly take: (entry: Entry) => void,
    private readonly now: () => number,
  ) {}

  add(entry: Entry): void {
    this.#entries.push(entry);
    this.#timer ??= setTimeout(() => this.#release(), HELD_MS);
  }

  /** Hands on everything now. */
  flush(): void {
    clearTimeout(this.#timer);
    this.#timer = undefined;
    this.#releaseUpTo(Number.POSITIVE_INFINITY);
  }

  #release(): void {
    this.#timer = undefined;
    this.#releaseUpTo(this.now() - HELD_MS);
    const [oldest] = this.#entries;
    if (oldest === undefined) return;
    const waitMs = Math.min(HELD_MS, Math.max(20, oldest.at + HELD_MS - this.now()));
    this.#timer = setTimeout(() => this.#release(), waitMs);
  }

  #releaseUpTo(at: number): void {
    // Stable: what one registry told in one millisecond keeps its order.
    const entries = this.#entries.sort((a, b) => a.at - b.at);
    const first = entries.findIndex((entry) => entry.at > at);
    const due = first === -1 ? entries.length : first;
    this.#entries = entries.slice(due);
    for (const entry of entries.slice(0, due)) this.take(entry);
  }
}
