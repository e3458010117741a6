import { type CommandRegistry, type DynCommand, dynCommand, type Message } from '@mesh';
import type { Frame } from './frames';

/** Items that a consumer of the fuzzer takes before it wants no more. */
const TAKEN = 100;

/** Streams in both directions between the registry under test and the hostile peer, and whether each comes to its end. */
export class StreamWatch {
  #begun = 0;
  #cleanedUp = 0;
  #cancels = 0;
  /** Calls of the hostile peer whose stream is open. */
  readonly #open = new Set<string>();
  #controller = new AbortController();

  /** Commands that stream: one that ends, one that only ends when it is cancelled. */
  commands(prefix = ''): DynCommand[] {
    return [
      dynCommand(`${prefix}count`, () => this.#items(40)),
      dynCommand(`${prefix}endless`, () => this.#items(Number.POSITIVE_INFINITY)),
    ];
  }

  /** The registry has sent something to the hostile peer. */
  heard(message: Message): void {
    if (message.type === 'stream.open') this.#open.add(message.thid);
    if (message.type === 'stream.end') this.#open.delete(message.thid);
  }

  /** What a peer sends that gives up every stream: else its own would stand in the way of its calls. */
  cancels(): Frame[] {
    const thids = [...this.#open];
    this.#open.clear();
    return thids.map((thid) => ({ type: 'command.cancel', id: `cancel-${this.#cancels++}`, thid }));
  }

  /** Calls something that the hostile peer may answer with a stream, and consumes some of that. */
  async call(registry: CommandRegistry, commandId: string): Promise<void> {
    const { signal } = this.#controller;
    const result = await registry.executeDyn(commandId, {}, { timeoutMs: 50, signal });
    let taken = 0;
    if (!isStream(result)) return;
    for await (const _item of result) {
      taken += 1;
      if (taken === TAKEN) return;
    }
  }

  /** Gives up every call that `call` made and that is still open. */
  giveUp(): void {
    this.#controller.abort();
    this.#controller = new AbortController();
  }

  /** Once all were given up, and came to their end. */
  failures(): string[] {
    const left = this.#begun - this.#cleanedUp;
    return left === 0 ? [] : [`${left} of ${this.#begun} streams of handlers were never ended`];
  }

  async *#items(count: number): AsyncGenerator<object> {
    this.#begun += 1;
    try {
      for (let n = 0; n < count; n += 1) yield { n };
    } finally {
      this.#cleanedUp += 1;
    }
  }
}

function isStream(result: unknown): result is AsyncIterable<unknown> {
  return typeof result === 'object' && result !== null && Symbol.asyncIterator in result;
}
