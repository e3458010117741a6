import { decodeMessage, type ReportViolation } from '../decode-message';
import { type ErrorCode, isErrorCode } from '../error-code';
import type { ExecuteOutcome, Message, Meta, RegisterOutcome, WireCommand } from '../message';
import { isObject } from '../shapes';
import type { Dictionaries } from './dictionaries';
import type { NumberedIds } from './numbered-ids';
import { Entry, LONGEST_LIST, MOST_OBJECTS, Tag, WITH_META } from './pack-form';

/** So much of an entry is shown where it is no good. */
const SHOWN = 64;

/** A row can't be read on from here. */
class Unreadable extends Error {}

/** Reads one packed batch, entry by entry (docs/own-kind.md, Pack). */
export class Unpacking {
  readonly #row: readonly unknown[];
  #at = 1;
  #objects = 0;
  readonly #ours: NumberedIds;
  readonly #theirs: NumberedIds;
  readonly #told: Dictionaries;
  readonly #fault: ReportViolation;

  constructor(
    row: readonly unknown[],
    ours: NumberedIds,
    theirs: NumberedIds,
    told: Dictionaries,
    fault: ReportViolation,
  ) {
    this.#row = row;
    this.#ours = ours;
    this.#theirs = theirs;
    this.#told = told;
    this.#fault = fault;
  }

  /** Whether everything was read. */
  get isDone(): boolean {
    return this.#at >= this.#row.length;
  }

  /** Reads no further. */
  refuse(reason: string): void {
    this.#fault(this.#row.slice(this.#at, this.#at + SHOWN), `${reason}; nothing after it counts`);
    this.#at = this.#row.length;
  }

  /** The next message; undefined: the next entry is no good, which was told. */
  next(): Message | undefined {
    const start = this.#at;
    try {
      const message = this.#entry();
      if (this.#at > this.#row.length) throw new Unreadable();
      if (typeof message === 'object') return this.#checked(message);
      this.#fault(this.#row.slice(start, Math.min(this.#at, start + SHOWN)), message);
    } catch (error) {
      const reason = error instanceof Unreadable ? error.message : 'it throws';
      const isPast = this.#at > this.#row.length;
      this.#at = start;
      this.refuse(isPast ? 'the batch ends within an entry' : reason);
    }
    return undefined;
  }

  /** A registration is as it would be by itself: its definition is of a closed form, too. */
  #checked(message: Message): Message | undefined {
    return message.type === 'register.command.request' ? decodeMessage(message, this.#fault) : message;
  }

  /** A message, or what is wrong with it where it is known where the next one begins. */
  #entry(): Message | string {
    this.#objects = 0;
    const marked = this.#row[this.#at++];
    if (typeof marked !== 'number') throw new Unreadable('an entry of no known kind');
    const code = marked > WITH_META ? marked - WITH_META : marked;
    const id = this.#id(this.#theirs);
    const message = this.#body(code, id ?? '');
    const meta = code === marked ? undefined : this.#value();
    if (id === undefined) return 'id is no id';
    if (meta === undefined || typeof message === 'string') return message;
    if (isMeta(meta)) return { ...message, _meta: meta };
    return '_meta is not an object, or its traceparent not a string';
  }

  #body(code: number, id: string): Message | string {
    switch (code) {
      case Entry.call: {
        const commandId = this.#name();
        const request = this.#value();
        if (commandId === undefined) return 'the number of a name that was not told';
        const type = 'execute.command.request';
        return request === undefined ? { type, id, commandId } : { type, id, commandId, request };
      }
      case Entry.result: {
        const thid = this.#id(this.#ours);
        const result = this.#value();
        if (thid === undefined) return 'thid is no id';
        const response: ExecuteOutcome = result === undefined ? { ok: true } : { ok: true, result };
        return { type: 'execute.command.response', id, thid, response };
      }
      case Entry.event: {
        const eventId = this.#name();
        const payload = this.#value();
        if (eventId === undefined) return 'the number of a name that was not told';
        return payload === undefined
          ? { type: 'event', id, eventId }
          : { type: 'event', id, eventId, payload };
      }
      case Entry.failure: {
        const thid = this.#id(this.#ours);
        const errorCode = this.#row[this.#at++];
        const text = this.#row[this.#at++];
        if (thid === undefined) return 'thid is no id';
        if (!isErrorCode(errorCode)) return 'response.error.code is not one of the five codes';
        if (typeof text !== 'string') return 'response.error.message is not a string';
        return { type: 'execute.command.response', id, thid, response: failed(errorCode, text) };
      }
      case Entry.deadline: {
        const thid = this.#id(this.#theirs);
        const timeoutMs = this.#row[this.#at++];
        if (thid === undefined) return 'thid is no id';
        const isSpan = typeof timeoutMs === 'number' && timeoutMs >= 0 && Number.isFinite(timeoutMs);
        return isSpan
          ? { type: 'command.deadline', id, thid, timeoutMs }
          : 'timeoutMs is not a finite number of 0 or more';
      }
      case Entry.cancel: {
        const thid = this.#id(this.#theirs);
        return thid === undefined ? 'thid is no id' : { type: 'command.cancel', id, thid };
      }
      case Entry.registration:
        // It may be any value: it is looked at once the whole entry was read.
        return { type: 'register.command.request', id, command: this.#value() as WireCommand };
      case Entry.registered: {
        const thid = this.#id(this.#ours);
        const accepted = this.#row[this.#at++];
        if (thid === undefined) return 'thid is no id';
        if (typeof accepted !== 'boolean') return 'response.ok is not a boolean';
        const response: RegisterOutcome = accepted ? { ok: true } : { ok: false, error: 'duplicate_command' };
        return { type: 'register.command.response', id, thid, response };
      }
      default:
        throw new Unreadable('an entry of no known kind');
    }
  }

  #id(ids: NumberedIds): string | undefined {
    const id = this.#row[this.#at++];
    if (typeof id === 'number') return ids.text(id);
    return typeof id === 'string' && id !== '' ? id : undefined;
  }

  #name(): string | undefined {
    const number = this.#row[this.#at++];
    return typeof number === 'number' ? this.#told.names[number] : undefined;
  }

  #value(): unknown {
    const tag = this.#row[this.#at++];
    if (tag === Tag.plain) return this.#row[this.#at++];
    return tag === Tag.undefined ? undefined : this.#nested(tag);
  }

  #nested(tag: unknown): object {
    this.#objects += 1;
    if (this.#objects > MOST_OBJECTS) throw new Unreadable(`more than ${MOST_OBJECTS} objects in a message`);
    if (tag === Tag.list || tag === Tag.plainList) return this.#list(tag === Tag.plainList);
    const shape = typeof tag === 'number' ? this.#told.shapes[tag - Tag.firstShape] : undefined;
    if (shape === undefined) throw new Unreadable('a value of no known kind');
    const { keys, isNested } = shape;
    const value: Record<string, unknown> = {};
    for (let index = 0; index < keys.length; index += 1) {
      const slot = this.#row[this.#at++];
      value[keys[index] as string] = isNested[index] ? this.#nested(slot) : slot;
    }
    return value;
  }

  #list(isPlain: boolean): unknown[] {
    const length = this.#row[this.#at++];
    if (!(typeof length === 'number' && Number.isInteger(length) && length >= 0 && length <= LONGEST_LIST)) {
      throw new Unreadable('a list of no known length');
    }
    if (isPlain) {
      const start = this.#at;
      this.#at += length;
      return this.#row.slice(start, this.#at);
    }
    const list: unknown[] = [];
    while (list.length < length) list.push(this.#value());
    return list;
  }
}

function failed(code: ErrorCode, message: string): ExecuteOutcome {
  return { ok: false, error: { code, message } };
}

function isMeta(value: unknown): value is Meta {
  return isObject(value) && (value['traceparent'] === undefined || typeof value['traceparent'] === 'string');
}
