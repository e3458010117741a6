import type { Message } from '../../protocol/message';

/** Messages that wait to be sent together. */
export interface Batch {
  /** How many they are. */
  readonly count: number;
  /** Whether it has a short form for them: even one alone is better off in it then, and registrations are, too. */
  readonly packs: boolean;
  /** Adds one; false: it can't go with others. */
  add(message: Message): boolean;
  /** Sends them; never throws. */
  send(): void;
  /** Forgets them. */
  clear(): void;
}

/** Messages as they are, for a peer that takes an array of them (docs/own-kind.md, Batch). */
export class MessageBatch implements Batch {
  readonly packs = false;
  #messages: Message[] = [];
  readonly #post: (messages: readonly Message[]) => void;

  /** @param post sends messages in order; never throws */
  constructor(post: (messages: readonly Message[]) => void) {
    this.#post = post;
  }

  get count(): number {
    return this.#messages.length;
  }

  add(message: Message): boolean {
    this.#messages.push(message);
    return true;
  }

  send(): void {
    const messages = this.#messages;
    this.#messages = [];
    this.#post(messages);
  }

  clear(): void {
    this.#messages = [];
  }
}
