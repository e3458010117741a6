import { platform } from '../platform';
import type { Message } from '../protocol/message';

/** A batch is this long at the most (docs/own-kind.md, Batch). */
export const LONGEST_BATCH = 64;

/** Whether messages of a type wait to be sent together; all others go at once, after what waits. */
export function isBatched(type: Message['type']): boolean {
  return type === 'execute.command.request' || type === 'execute.command.response' || type === 'event';
}

/** Gathers the messages of one turn of the event loop: the first goes at once, those that follow go together. */
export class Outbox {
  #waiting: Message[] = [];
  #isTurn = false;
  readonly #send: (messages: readonly Message[]) => void;
  readonly #endTurn = (): void => {
    this.#isTurn = false;
    this.flush();
  };

  /** @param send sends messages in order; never throws */
  constructor(send: (messages: readonly Message[]) => void) {
    this.#send = send;
  }

  /** Takes a message; false: it is the first of its turn, and to be sent right now. */
  take(message: Message): boolean {
    if (!this.#isTurn) {
      this.#isTurn = true;
      platform.queueMicrotask(this.#endTurn);
      return false;
    }
    this.#waiting.push(message);
    if (this.#waiting.length === LONGEST_BATCH) this.flush();
    return true;
  }

  /** Sends what waits. */
  flush(): void {
    if (this.#waiting.length === 0) return;
    const messages = this.#waiting;
    this.#waiting = [];
    this.#send(messages);
  }

  clear(): void {
    this.#waiting = [];
  }
}
