import { platform } from '../../platform';
import type { Message } from '../../protocol/message';
import type { Batch } from './message-batch';

/** A batch is this long at the most (docs/own-kind.md, Batch). */
export const LONGEST_BATCH = 64;

/** Gathers the messages of one turn of the event loop: the first goes at once, those that follow go together. */
export class Outbox {
  readonly #batch: Batch;
  /** Whether something has gone in this turn; a turn that nobody saw the end of only makes the next message wait a little. */
  #isTurn = false;
  #isScheduled = false;
  readonly #endTurn = (): void => {
    this.#isTurn = this.#isScheduled = false;
    this.flush();
  };

  constructor(batch: Batch) {
    this.#batch = batch;
  }

  /** A turn has begun: something came in. `answers`: several, so that even the first answer waits for the others. */
  turn(answers: boolean): void {
    if (!this.#isScheduled) this.#isTurn = answers;
  }

  /** Takes a message, and sends it at once where it is the first; false: it is to be sent right now, after what waits. */
  take(message: Message): boolean {
    if (!isBatched(message.type, this.#batch.packs)) return false;
    const isFirst = !this.#isTurn;
    this.#isTurn = true;
    if (isFirst && !this.#batch.packs) return false;
    if (!this.#batch.add(message)) return false;
    if (isFirst || this.#batch.count === LONGEST_BATCH) this.flush();
    else if (!this.#isScheduled) {
      this.#isScheduled = true;
      platform.queueMicrotask(this.#endTurn);
    }
    return true;
  }

  /** Sends what waits. */
  flush(): void {
    if (this.#batch.count > 0) this.#batch.send();
  }

  clear(): void {
    this.#batch.clear();
  }
}

function isBatched(type: Message['type'], packs: boolean): boolean {
  switch (type) {
    case 'execute.command.request':
    case 'execute.command.response':
    case 'event':
    case 'command.deadline':
    case 'command.cancel':
      return true;
    case 'register.command.request':
    case 'register.command.response':
      return packs;
    default:
      return false;
  }
}
