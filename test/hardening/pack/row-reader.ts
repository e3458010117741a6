import type { Message } from '@mesh';

type Fields = Record<string, unknown>;

/**
 * Reads the short form of messages (docs/own-kind.md, Pack), as it is specified and as simply as can be: the library's own
 * reader is what is under test.
 */
export class RowReader {
  #names: unknown[] = [];
  #shapes: (string | [string])[][] = [];
  #row: readonly unknown[] = [];
  #at = 0;

  /** How the ids of the side that sends begin, and of the side that receives. */
  sender = '';
  receiver = '';

  /** @throws where a row isn't as it is specified */
  read(row: readonly unknown[]): Message[] {
    this.#row = row;
    this.#at = 1;
    if (row[0] !== 0) this.#learn(row[0] as unknown[]);
    const messages: Message[] = [];
    while (this.#at < row.length) messages.push(this.#entry() as unknown as Message);
    if (this.#at > row.length || messages.length > 64) throw new Error('a row of a wrong length');
    return messages;
  }

  #learn(told: readonly unknown[]): void {
    for (const definition of told) {
      if (definition === 0) {
        this.#names = [];
        this.#shapes = [];
      } else if (typeof definition === 'string') this.#names.push(definition);
      else this.#shapes.push(definition as (string | [string])[]);
    }
  }

  #entry(): Fields {
    const kind = this.#next() as number;
    const id = this.#id(this.sender);
    const fields = { ...this.#fields(kind > 8 ? kind - 8 : kind), id };
    return kind > 8 ? { ...fields, _meta: this.#value() } : fields;
  }

  #fields(kind: number): Fields {
    switch (kind) {
      case 1:
        return withValue(
          { type: 'execute.command.request', commandId: this.#name() },
          'request',
          this.#value(),
        );
      case 2: {
        const thid = this.#id(this.receiver);
        const response = withValue({ ok: true }, 'result', this.#value());
        return { type: 'execute.command.response', thid, response };
      }
      case 3:
        return withValue({ type: 'event', eventId: this.#name() }, 'payload', this.#value());
      case 4: {
        const thid = this.#id(this.receiver);
        const response = { ok: false, error: { code: this.#next(), message: this.#next() } };
        return { type: 'execute.command.response', thid, response };
      }
      case 5:
        return { type: 'command.deadline', thid: this.#id(this.sender), timeoutMs: this.#next() };
      case 6:
        return { type: 'command.cancel', thid: this.#id(this.sender) };
      case 7:
        return { type: 'register.command.request', command: this.#value() };
      case 8: {
        const thid = this.#id(this.receiver);
        const response = this.#next() ? { ok: true } : { ok: false, error: 'duplicate_command' };
        return { type: 'register.command.response', thid, response };
      }
      default:
        throw new Error(`an entry of the kind ${kind}`);
    }
  }

  #next(): unknown {
    return this.#row[this.#at++];
  }

  #name(): unknown {
    const number = this.#next() as number;
    if (!(number in this.#names)) throw new Error(`no name ${number}`);
    return this.#names[number];
  }

  #id(prefix: string): unknown {
    const id = this.#next();
    return typeof id === 'number' ? prefix + id.toString(16).padStart(12, '0') : id;
  }

  #value(tag = this.#next()): unknown {
    if (tag === 0) return undefined;
    if (tag === 1) return this.#next();
    if (tag === 2) return Array.from({ length: this.#next() as number }, () => this.#value());
    if (tag === 3) return Array.from({ length: this.#next() as number }, () => this.#next());
    const shape = this.#shapes[(tag as number) - 4];
    if (shape === undefined) throw new Error(`no shape ${String(tag)}`);
    const entries = shape.map((key) =>
      typeof key === 'string' ? [key, this.#next()] : [key[0], this.#value()],
    );
    return Object.fromEntries(entries) as unknown;
  }
}

function withValue(fields: Fields, key: string, value: unknown): Fields {
  return value === undefined ? fields : { ...fields, [key]: value };
}

/** Whether an array is a row of the short form, and not one of whole messages. */
export function isRow(raw: unknown): raw is readonly unknown[] {
  return Array.isArray(raw) && (raw[0] === 0 || Array.isArray(raw[0]));
}
