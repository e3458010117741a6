import type { FrameRow } from '@contract';
import { LONGEST_TIMER_MS } from '../clock';

/** What came of the first list. */
export type ListOutcome =
  | { readonly kind: 'listed' }
  | { readonly kind: 'unreadable'; readonly reason: string }
  | { readonly kind: 'timeout' }
  | { readonly kind: 'closed' };

/** Watches the frames of a new link for the answer to its list requests, and counts what came instead. */
export class ListWatch {
  framesIn = 0;
  malformedIn = 0;
  readonly #requestIds = new Set<string>();
  #settle: (outcome: ListOutcome) => void = () => undefined;
  #answer: Promise<ListOutcome>;
  #closed = false;

  constructor() {
    this.#answer = this.#newAnswer();
  }

  /** The next answer, whenever it comes. */
  get answer(): Promise<ListOutcome> {
    return this.#answer;
  }

  /** Forgets an answer that was no use; the next one counts. */
  again(): void {
    this.#answer = this.#newAnswer();
    if (this.#closed) this.closed();
  }

  take(row: FrameRow, readable: boolean): void {
    if (row.direction === 'out') {
      if (row.type === 'list.commands.request' && row.messageId !== undefined) {
        this.#requestIds.add(row.messageId);
      }
      return;
    }
    this.framesIn++;
    if (!readable) this.malformedIn++;
    if (row.type !== 'list.commands.response' || !this.#requestIds.has(row.thid ?? '')) return;
    // A list with a fault that the registry could pass over is a list all the same.
    this.#settle(readable ? { kind: 'listed' } : { kind: 'unreadable', reason: row.reason ?? 'unknown' });
  }

  closed(): void {
    this.#closed = true;
    this.#settle({ kind: 'closed' });
  }

  /** Waits for the answer at most so long; 0: for ever. */
  async wait(timeoutMs: number): Promise<ListOutcome> {
    if (timeoutMs === 0) return this.#answer;
    let timer: NodeJS.Timeout | undefined;
    const late = new Promise<ListOutcome>((resolve) => {
      timer = setTimeout(() => resolve({ kind: 'timeout' }), Math.min(timeoutMs, LONGEST_TIMER_MS));
    });
    const outcome = await Promise.race([this.#answer, late]);
    clearTimeout(timer);
    return outcome;
  }

  #newAnswer(): Promise<ListOutcome> {
    return new Promise((resolve) => {
      this.#settle = resolve;
    });
  }
}
