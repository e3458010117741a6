import { answersCall, type FrameRow } from '@contract';

/** What is known of a request's reply. */
export interface Answer {
  readonly seq: number;
  readonly durationMs?: number;
  readonly outcome?: 'ok' | 'error';
  readonly errorCode?: string;
  /** The reply came too late, and was ignored. */
  readonly ignored: boolean;
}

/** Tells a request's row which later row answered it. Rows themselves never change. */
export class Replies {
  readonly #answers = new Map<number, Answer>();

  /** Learns from a row; only replies say anything. The first reply that counted wins over ignored ones. */
  note(row: FrameRow): void {
    if (row.requestSeq === undefined || !answersCall(row.type)) return;
    const known = this.#answers.get(row.requestSeq);
    if (known !== undefined && !known.ignored) return;
    const ignored = row.kind === 'ignored';
    if (known !== undefined && ignored) return;
    this.#answers.set(row.requestSeq, {
      seq: row.seq,
      ignored,
      ...(row.durationMs === undefined ? {} : { durationMs: row.durationMs }),
      ...(row.outcome === undefined ? {} : { outcome: row.outcome }),
      ...(row.errorCode === undefined ? {} : { errorCode: row.errorCode }),
    });
  }

  answerTo(requestSeq: number): Answer | undefined {
    return this.#answers.get(requestSeq);
  }

  /** Forgets the replies of requests before `seq`. Requests are learnt of nearly in order, so this looks at few. */
  dropBefore(seq: number): void {
    for (const requestSeq of this.#answers.keys()) {
      if (requestSeq < seq) this.#answers.delete(requestSeq);
      else if (requestSeq > seq + LOOK_AHEAD) return;
    }
  }

  clear(): void {
    this.#answers.clear();
  }

  get size(): number {
    return this.#answers.size;
  }
}

/** Replies come out of order by no more rows than this before the rest is left for the next time. */
const LOOK_AHEAD = 4_096;

/** The row that belongs to this one: the reply of a request; the request of a reply or of what goes with its call. */
export function relatedSeq(row: FrameRow, replies: Pick<Replies, 'answerTo'>): number | undefined {
  return row.requestSeq ?? replies.answerTo(row.seq)?.seq;
}
