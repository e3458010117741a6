import type { Message } from '../message';
import type { NumberedIds } from './numbered-ids';
import { Entry, LONGEST_NAME, MOST_NAMES, WITH_META } from './pack-form';
import { ValueWriter } from './value-writer';

/** Writes the messages of a link as packed batches (docs/own-kind.md, Pack). */
export class Packer {
  readonly packs = true;
  /** How many messages wait. */
  count = 0;
  #out: unknown[] = [0];
  /** Where in it the message begins that is being written; 0: none is. */
  #start = 0;
  /** Whether something else was to be added meanwhile. */
  #isInterrupted = false;
  /** What the peer is told with the next batch. */
  #definitions: unknown[] = [];
  readonly #names = new Map<string, number>();
  readonly #values = new ValueWriter((shape) => this.#definitions.push(shape));
  readonly #ours: NumberedIds;
  readonly #theirs: NumberedIds;
  readonly #post: (row: readonly unknown[]) => void;

  /**
   * @param ours the ids of the registry that sends
   * @param theirs those of the registry that receives
   * @param post sends a row; never throws
   */
  constructor(ours: NumberedIds, theirs: NumberedIds, post: (row: readonly unknown[]) => void) {
    this.#ours = ours;
    this.#theirs = theirs;
    this.#post = post;
  }

  /** Adds a message; false: it can't be packed, and has to go as it is. */
  add(message: Message): boolean {
    if (this.#start !== 0) {
      // A getter that sends something itself: neither of the two is packed.
      this.#isInterrupted = true;
      return false;
    }
    const out = this.#out;
    const start = (this.#start = out.length);
    let isWritten = false;
    try {
      isWritten = this.#write(message, out);
    } catch {
      // A getter that throws: sent as it is, it does so again.
      this.#values.abandon();
    }
    this.#start = 0;
    if (isWritten && !this.#isInterrupted && out === this.#out) {
      this.count += 1;
      return true;
    }
    this.#isInterrupted = false;
    out.length = start;
    return false;
  }

  /** Sends what waits. */
  send(): void {
    const row = this.#out;
    if (this.#start !== 0) row.length = this.#start;
    if (this.#definitions.length > 0) row[0] = this.#definitions;
    this.clear();
    this.#post(row);
  }

  /** Forgets what waits. */
  clear(): void {
    this.#out = [0];
    this.count = 0;
    this.#definitions = [];
    if (!this.#values.isFull && this.#names.size < MOST_NAMES) return;
    this.#names.clear();
    this.#values.reset();
    this.#definitions.push(0);
  }

  #write(message: Message, out: unknown[]): boolean {
    const { _meta } = message;
    const flag = _meta === undefined ? 0 : WITH_META;
    switch (message.type) {
      case 'execute.command.request': {
        const name = this.#name(message.commandId);
        if (name === undefined) return false;
        out.push(Entry.call + flag, this.#ours.shortened(message.id), name);
        if (!this.#values.write(message.request, out)) return false;
        break;
      }
      case 'execute.command.response': {
        const { id, thid, response } = message;
        const code = response.ok ? Entry.result : Entry.failure;
        out.push(code + flag, this.#ours.shortened(id), this.#theirs.shortened(thid));
        if (!response.ok) out.push(response.error.code, response.error.message);
        else if (!this.#values.write(response.result, out)) return false;
        break;
      }
      case 'event': {
        const name = this.#name(message.eventId);
        if (name === undefined) return false;
        out.push(Entry.event + flag, this.#ours.shortened(message.id), name);
        if (!this.#values.write(message.payload, out)) return false;
        break;
      }
      case 'command.deadline':
        out.push(Entry.deadline + flag, this.#ours.shortened(message.id), this.#ours.shortened(message.thid));
        out.push(message.timeoutMs);
        break;
      case 'command.cancel':
        out.push(Entry.cancel + flag, this.#ours.shortened(message.id), this.#ours.shortened(message.thid));
        break;
      case 'register.command.request':
        out.push(Entry.registration + flag, this.#ours.shortened(message.id));
        if (!this.#values.write(message.command, out)) return false;
        break;
      case 'register.command.response':
        out.push(Entry.registered + flag, this.#ours.shortened(message.id));
        out.push(this.#theirs.shortened(message.thid), message.response.ok);
        break;
      default:
        return false;
    }
    return flag === 0 || this.#values.writeFurther(_meta, out);
  }

  #name(name: string): number | undefined {
    const known = this.#names.get(name);
    if (known !== undefined) return known;
    const number = this.#names.size;
    if (number === MOST_NAMES || name.length > LONGEST_NAME) return undefined;
    this.#names.set(name, number);
    this.#definitions.push(name);
    return number;
  }
}
