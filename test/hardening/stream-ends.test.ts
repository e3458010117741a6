import { setImmediate as immediate, setTimeout as later } from 'node:timers/promises';
import { MessageChannel } from 'node:worker_threads';
import {
  type Channel,
  CommandRegistry,
  dynCommand,
  InMemoryChannel,
  type Link,
  MessagePortChannel,
} from '@mesh';
import { expect, it } from 'vitest';
import { SeededRandom } from './fuzz/seeded-random';

const RUNS = Number(process.env['STREAM_RUNS'] ?? 60);
const SEED = Number(process.env['STREAM_SEED'] ?? 20_261_121);
const PATIENCE_MS = 4000;
const GIVEN_UP = 'given up';
const PLANNED = 'planned';

/** A row of registries, some of another kind, and streams from the last to the first that end in every way. */
class StreamRow {
  readonly faults: string[] = [];
  readonly #random: SeededRandom;
  readonly #registries: CommandRegistry[];
  readonly #links: Link[] = [];
  /** Producers that haven't cleaned up. */
  #open = 0;
  #isDisturbed = false;

  constructor(random: SeededRandom) {
    this.#random = random;
    const count = 1 + random.below(4);
    const plain = random.chance(0.2) ? random.below(count) : -1;
    this.#registries = Array.from(
      { length: count },
      (_, at) =>
        new CommandRegistry({
          id: `r${at}`,
          ownKind: at !== plain,
          maxInFlightPerChannel: random.pick([1, 2, 256]),
          ...(at < count - 1 && { routerChannel: 'up' }),
        }),
    );
  }

  async run(): Promise<void> {
    for (const [at, upper] of this.#registries.slice(1).entries()) {
      const [up, down] = this.#pair();
      const lower = this.#registries[at] as CommandRegistry;
      const links = await Promise.all([lower.registerChannel(up), upper.registerChannel(down)]);
      await Promise.all(links.map(({ ready }) => ready));
      this.#links.push(...links);
    }
    await this.#registries.at(-1)?.registerCommand([
      dynCommand<number>('items', (count) => this.#produce(count)),
      dynCommand<number>('late items', async (count) => {
        await immediate();
        return this.#produce(count);
      }),
    ]);
    let left = 1 + this.#random.below(5);
    for (let call = left; call > 0; call -= 1) void this.#consume().finally(() => (left -= 1));
    if (this.#random.chance(0.3)) await this.#disturb();
    await this.#until(
      () => left === 0,
      () => `${left} calls never came to their end`,
    );
    await this.#until(
      () => this.#open === 0,
      () => `${this.#open} producers were left open`,
    );
    const isBusy = ({ load }: Link): boolean => load.runningCalls !== 0 || load.callChars !== 0;
    await this.#until(
      () => !this.#links.some(isBusy),
      () => 'something is kept of a call',
    );
    await Promise.all(this.#registries.map((registry) => registry.dispose()));
  }

  #pair(): [Channel, Channel] {
    if (this.#random.chance(0.5)) return InMemoryChannel.pair('up', 'down');
    const { port1, port2 } = new MessageChannel();
    return [new MessagePortChannel('up', port1), new MessagePortChannel('down', port2)];
  }

  async #disturb(): Promise<void> {
    await later(this.#random.below(8));
    this.#isDisturbed = true;
    const link = this.#random.chance(0.5) ? this.#links[0] : undefined;
    await (link ? link.close() : this.#random.pick(this.#registries).dispose());
  }

  async *#produce(count: number): AsyncGenerator<number> {
    const random = this.#random;
    const failsAt = random.chance(0.15) ? random.below(count + 1) : -1;
    this.#open += 1;
    try {
      for (let n = 0; n < count; n += 1) {
        if (n === failsAt) throw new Error(PLANNED);
        if (random.chance(0.02)) await later(random.below(4));
        yield n;
      }
    } finally {
      if (random.chance(0.5)) await immediate();
      this.#open -= 1;
    }
  }

  async #consume(): Promise<void> {
    const random = this.#random;
    const count = random.pick([0, 1, 63, 64, 65, 400, 1500]);
    const controller = new AbortController();
    if (random.chance(0.3)) setTimeout(() => controller.abort(new Error(GIVEN_UP)), random.below(12));
    const timeoutMs = random.chance(0.3) ? random.pick([3, 8, 20]) : undefined;
    const options = { signal: controller.signal, ...(timeoutMs !== undefined && { timeoutMs }) };
    const leavesAt = random.chance(0.3) ? random.below(count + 1) : -1;
    let next = 0;
    try {
      const command = random.pick(['items', 'late items']);
      const result = await this.#registries[0]?.executeDyn(command, count, options);
      for await (const item of result as AsyncIterable<number> | number[]) {
        if (item !== next) this.faults.push(`item ${item} in the place of ${next}`);
        next += 1;
        if (next === leavesAt) break;
        if (random.chance(0.01)) await later(random.below(4));
      }
      if (next !== count && next !== leavesAt) this.faults.push(`${next} of ${count} items came`);
    } catch (error) {
      const { code, message } = error as { code?: string; message: string };
      const isRight =
        message === GIVEN_UP ||
        message.includes(PLANNED) ||
        (code === 'timeout' && timeoutMs !== undefined) ||
        (this.#isDisturbed && (code === 'channel_disconnected' || code === 'not_found'));
      if (!isRight) this.faults.push(`${next} of ${count} items, then ${code}: ${message}`);
    }
  }

  async #until(isSo: () => boolean, fault: () => string): Promise<void> {
    const endMs = performance.now() + PATIENCE_MS;
    while (!isSo() && performance.now() < endMs) await later(1);
    if (!isSo()) this.faults.push(fault());
  }
}

it(`random streams end once, however they end (seed ${SEED})`, async () => {
  const rejections: unknown[] = [];
  const onRejection = (reason: unknown): void => void rejections.push(reason);
  process.on('unhandledRejection', onRejection);
  for (let run = 0; run < RUNS; run += 1) {
    const row = new StreamRow(new SeededRandom(SEED + run));
    await row.run();
    expect({ run, faults: row.faults }).toEqual({ run, faults: [] });
  }
  await immediate();
  process.off('unhandledRejection', onRejection);
  expect(rejections).toEqual([]);
});
