import { setImmediate as immediate } from 'node:timers/promises';
import { MessageChannel } from 'node:worker_threads';
import { afterEach, describe, expect, it, vi } from 'vitest';
import { type Channel, InMemoryChannel, MessagePortChannel } from '../../index';
import { dynCommand } from '../../typed/dyn-command';
import type { CommandRegistry } from '../command-registry';
import type { RegistryOptions } from '../registry-options';
import { registriesOfTest } from '../testing/registries-of-test';

const make = registriesOfTest();
afterEach(() => void vi.useRealTimers());

type Pair = (up: string, down: string) => readonly [Channel, Channel];

const carriers: Readonly<Record<string, Pair>> = {
  'in memory': (down, up) => InMemoryChannel.pair(down, up),
  'over ports': (down, up) => {
    const { port1, port2 } = new MessageChannel();
    return [new MessagePortChannel(down, port1), new MessagePortChannel(up, port2)];
  },
};

/** Registries in a row, each the router of the next; the calls of the tests go from the first to the last. */
async function row(pair: Pair, ...options: readonly RegistryOptions[]): Promise<CommandRegistry[]> {
  const registries = options.map((own, index) =>
    make({ ...own, id: `r${index}`, ...(index > 0 && { routerChannel: 'up' }) }),
  );
  for (const [index, lower] of registries.slice(1).entries()) {
    const [down, up] = pair('down', 'up');
    const upper = registries[index] as CommandRegistry;
    const links = await Promise.all([upper.registerChannel(down), lower.registerChannel(up)]);
    await Promise.all(links.map(({ ready }) => ready));
  }
  return registries;
}

/** A command that counts up to what is asked for, or for ever, and what became of it. */
class Counter {
  produced = 0;
  cleanedUp = 0;
  signalled: unknown[] = [];
  failAt = Number.POSITIVE_INFINITY;
  /** Stops here until `release`. */
  holdAt = Number.POSITIVE_INFINITY;
  release: () => void = () => {};
  readonly #held = new Promise<void>((resolve) => {
    this.release = resolve;
  });

  readonly command = dynCommand<number | undefined>('count', (to, { signal }) => {
    signal.addEventListener('abort', () => this.signalled.push(signal.reason));
    return this.count(to);
  });

  async *count(to = Number.POSITIVE_INFINITY): AsyncGenerator<number> {
    try {
      for (let n = 0; n < to; n += 1) {
        if (n === this.failAt) throw new TypeError(`no ${n}`);
        if (n === this.holdAt) await this.#held;
        this.produced += 1;
        yield n;
      }
    } finally {
      this.cleanedUp += 1;
    }
  }
}

async function streamOf(call: Promise<unknown>): Promise<AsyncIterableIterator<number>> {
  return (await call) as AsyncIterableIterator<number>;
}

async function all(items: AsyncIterable<number>): Promise<number[]> {
  const got: number[] = [];
  for await (const item of items) got.push(item);
  return got;
}

const upTo = (count: number): number[] => Array.from({ length: count }, (_, n) => n);

async function until(isSo: () => boolean): Promise<void> {
  for (let turn = 0; turn < 1000 && !isSo(); turn += 1) await immediate();
  expect(isSo()).toBe(true);
}

const hops = { 'to the owner itself': 1, 'over one link': 2, 'over three links': 4 };
const ways = Object.entries(carriers).flatMap(([carrier, pair]) =>
  Object.entries(hops).map(([hop, count]) => ({
    way: `${hop}, ${carrier}`,
    hop: count,
    build: () => row(pair, ...Array.from({ length: count }, () => ({}))),
  })),
);

describe.each(ways)('a stream $way', ({ build, hop }) => {
  async function built(): Promise<{ first: CommandRegistry; last: CommandRegistry; counter: Counter }> {
    const registries = await build();
    const counter = new Counter();
    const last = registries.at(-1) as CommandRegistry;
    await last.registerCommand(counter.command);
    return { first: registries[0] as CommandRegistry, last, counter };
  }

  it('arrives whole and in order, empty or long', async () => {
    const { first, counter } = await built();
    for (const count of [0, 1, 63, 64, 65, 1000]) {
      expect(await all(await streamOf(first.executeDyn('count', count)))).toEqual(upTo(count));
    }
    expect(counter.cleanedUp).toBe(6);
    expect(counter.signalled).toEqual([]);
  });

  it('ends its handler where the consumer breaks off', async () => {
    const { first, counter } = await built();
    for await (const item of await streamOf(first.executeDyn('count'))) if (item === 100) break;
    await until(() => counter.cleanedUp === 1);
    expect(counter.signalled).toMatchObject([{ code: 'channel_disconnected', reason: 'cancelled' }]);
    expect(counter.produced).toBeLessThanOrEqual(101 + 64);
  });

  it('ends its handler where the signal of the call fires, and throws its reason', async () => {
    const { first, counter } = await built();
    const controller = new AbortController();
    const stream = await streamOf(first.executeDyn('count', undefined, { signal: controller.signal }));
    expect(await stream.next()).toEqual({ done: false, value: 0 });
    controller.abort(new Error('enough'));
    await expect(stream.next()).rejects.toThrow('enough');
    expect(await stream.next()).toEqual({ done: true, value: undefined });
    await until(() => counter.cleanedUp === 1);
    expect(counter.signalled).toHaveLength(1);
  });

  it('throws to a consumer that waits when the signal fires', async () => {
    const { first, counter } = await built();
    counter.holdAt = 1;
    const controller = new AbortController();
    const stream = await streamOf(first.executeDyn('count', 2, { signal: controller.signal }));
    await stream.next();
    const waiting = stream.next();
    controller.abort(new Error('enough'));
    await expect(waiting).rejects.toThrow('enough');
    counter.release();
    await until(() => counter.cleanedUp === 1);
  });

  it('throws what its handler throws, after the items before it', async () => {
    const { first, counter } = await built();
    counter.failAt = 70;
    const got: number[] = [];
    const consume = async (): Promise<void> => {
      for await (const item of await streamOf(first.executeDyn('count'))) got.push(item);
    };
    await expect(consume()).rejects.toMatchObject({
      name: 'CommandError',
      code: 'internal_error',
      message: 'no 70',
    });
    expect(got).toEqual(upTo(70));
    expect(counter.cleanedUp).toBe(1);
  });

  it('waits for a consumer that is slow or never begins, and is dropped by its signal', async () => {
    const { first, counter } = await built();
    const controller = new AbortController();
    await first.executeDyn('count', undefined, { signal: controller.signal });
    for (let turn = 0; turn < 20; turn += 1) await immediate();
    expect(counter.produced).toBe(hop === 1 ? 0 : 64);
    controller.abort();
    await until(() => counter.signalled.length === 1);
    expect(counter.cleanedUp).toBe(hop === 1 ? 0 : 1);
  });

  it('runs beside others', async () => {
    const { first } = await built();
    const counts = [10, 500, 0, 129];
    const streams = await Promise.all(counts.map((count) => streamOf(first.executeDyn('count', count))));
    expect(await Promise.all(streams.map(all))).toEqual(counts.map(upTo));
  });

  it('meets its deadline by being opened', async () => {
    const { first, counter } = await built();
    counter.holdAt = 1;
    vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout', 'performance'] });
    const stream = await streamOf(first.executeDyn('count', 2, { timeoutMs: 1_000 }));
    await vi.advanceTimersByTimeAsync(100_000);
    counter.release();
    expect(await all(stream)).toEqual([0, 1]);
  });

  it('ends at both ends when either registry is disposed', async () => {
    for (const which of ['first', 'last'] as const) {
      const { counter, ...ends } = await built();
      const stream = await streamOf(ends.first.executeDyn('count'));
      await stream.next();
      const disposing = ends[which].dispose();
      await expect(all(stream)).rejects.toMatchObject({ code: 'channel_disconnected' });
      await disposing;
      await until(() => counter.cleanedUp === 1);
      expect(counter.signalled).toHaveLength(1);
    }
  });

  it('may be consumed by several askers at once', async () => {
    const { first } = await built();
    const stream = await streamOf(first.executeDyn('count', 3));
    const asked = await Promise.all([1, 2, 3, 4, 5].map(() => stream.next()));
    expect(asked.map(({ value }) => value)).toEqual([0, 1, 2, undefined, undefined]);
  });

  it('is given up before it has begun', async () => {
    const { first, counter } = await built();
    const stream = await streamOf(first.executeDyn('count'));
    expect(await stream.return?.()).toEqual({ done: true, value: undefined });
    expect(await stream.next()).toEqual({ done: true, value: undefined });
    await until(() => counter.signalled.length === 1);
  });
});

const plain: RegistryOptions = { ownKind: false };

describe.each(Object.entries(carriers))('to a peer of another kind, %s', (_name, pair) => {
  it.each([
    ['its caller', [plain, {}]],
    ['its owner', [{}, plain]],
    ['what is above its owner', [{}, plain, {}]],
    ['its caller, behind one of our own kind', [plain, {}, {}]],
    ['what is above its caller', [{}, plain, {}, {}]],
  ])('it is collected where that is %s', async (_where, options) => {
    const registries = await row(pair, ...options.map((own) => ({ ...own, maxCollectedItems: 200 })));
    const counter = new Counter();
    await registries.at(-1)?.registerCommand(counter.command);
    const first = registries[0] as CommandRegistry;
    expect(await first.executeDyn('count', 200)).toEqual(upTo(200));
    await expect(first.executeDyn('count')).rejects.toMatchObject({
      code: 'internal_error',
      message: expect.stringContaining('more than 200 items') as string,
    });
    await until(() => counter.cleanedUp === 2);
    counter.failAt = 7;
    await expect(first.executeDyn('count')).rejects.toMatchObject({
      code: 'internal_error',
      message: 'no 7',
    });
  });

  it('collecting ends with the deadline of the one that collects', async () => {
    const [first, , last] = await row(pair, plain, { requestTimeoutMs: 50 }, {});
    const counter = new Counter();
    counter.holdAt = 3;
    await last?.registerCommand(counter.command);
    await expect(first?.executeDyn('count', 5)).rejects.toMatchObject({ code: 'timeout' });
    await until(() => counter.signalled.length === 1);
    counter.release();
    await until(() => counter.cleanedUp === 1);
  });

  it('collecting ends with the link of the caller', async () => {
    const [first, , last] = await row(pair, plain, {}, {});
    const counter = new Counter();
    counter.holdAt = 3;
    await last?.registerCommand(counter.command);
    const call = first?.executeDyn('count', 5);
    await until(() => counter.produced === 3);
    void first?.dispose();
    await expect(call).rejects.toMatchObject({ code: 'channel_disconnected' });
    await until(() => counter.signalled.length === 1);
    counter.release();
    await until(() => counter.cleanedUp === 1);
  });
});

describe('a handler that streams', () => {
  it('gives its place up once where its last item can not be carried', async () => {
    const [first, last] = await row(carriers['over ports'] as Pair, {}, { maxInFlightPerChannel: 1 });
    let running = 0;
    let most = 0;
    await last?.registerCommand([
      dynCommand('odd', async function* () {
        yield () => 1;
      }),
      dynCommand('work', async () => {
        running += 1;
        most = Math.max(most, running);
        await immediate();
        running -= 1;
      }),
    ]);
    await expect(streamOf(first?.executeDyn('odd') as Promise<unknown>).then(all)).rejects.toMatchObject({
      code: 'internal_error',
    });
    await Promise.all([1, 2, 3, 4].map(async () => first?.executeDyn('work')));
    expect(most).toBe(1);
  });

  it.each([1, 2])(
    'has its iterable ended where nobody waits for it any more, over %i registries',
    async (count) => {
      const registries = await row(
        carriers['in memory'] as Pair,
        ...Array.from({ length: count }, () => ({})),
      );
      let ended = 0;
      let answer: (result: unknown) => void = () => {};
      const slow = dynCommand('slow', () => new Promise((resolve) => (answer = resolve)));
      await registries.at(-1)?.registerCommand(slow);
      const controller = new AbortController();
      const call = registries[0]?.executeDyn('slow', undefined, { signal: controller.signal });
      await immediate();
      controller.abort(new Error('enough'));
      await expect(call).rejects.toThrow('enough');
      await immediate();
      answer({
        [Symbol.asyncIterator]: () => ({
          next: () => Promise.resolve({ done: false, value: 1 }),
          return: () => Promise.resolve({ done: (ended += 1) > 0, value: undefined }),
        }),
      });
      await until(() => ended === 1);
    },
  );

  it.each([2, 4])(
    'has met the deadline that it was told before it began, over %i registries',
    async (count) => {
      vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout', 'performance'] });
      const pair = carriers['in memory'] as Pair;
      const registries = await row(pair, ...Array.from({ length: count }, () => ({})));
      const counter = new Counter();
      await registries
        .at(-1)
        ?.registerCommand(dynCommand('later', () => immediate().then(() => counter.count(200))));
      const stream = await streamOf(
        registries[0]?.executeDyn('later', undefined, { timeoutMs: 100 }) as Promise<unknown>,
      );
      await vi.advanceTimersByTimeAsync(1000);
      expect(await all(stream)).toEqual(upTo(200));
    },
  );

  it('counts as running until it has ended', async () => {
    const pair = carriers['in memory'] as Pair;
    const [first, last] = await row(pair, {}, { maxInFlightPerChannel: 2 });
    const counter = new Counter();
    await last?.registerCommand([counter.command, dynCommand('echo', (request) => request)]);
    const streams = await Promise.all(
      [1, 2].map(() => streamOf(first?.executeDyn('count') as Promise<unknown>)),
    );
    const settled: unknown[] = [];
    void first?.executeDyn('echo', 'served').then((result) => settled.push(result));
    await immediate();
    expect(settled).toEqual([]);
    await streams[0]?.return?.();
    await until(() => settled.length === 1);
  });

  it('may pass on the stream of another command', async () => {
    const [first, middle, last] = await row(carriers['in memory'] as Pair, {}, {}, {});
    const counter = new Counter();
    await last?.registerCommand(counter.command);
    await middle?.registerCommand(dynCommand('passed', (count) => middle.executeDyn('count', count)));
    expect(await all(await streamOf(first?.executeDyn('passed', 300) as Promise<unknown>))).toEqual(
      upTo(300),
    );
    for await (const item of await streamOf(first?.executeDyn('passed') as Promise<unknown>))
      if (item === 9) break;
    await until(() => counter.cleanedUp === 2);
  });

  it('is ended where an item of its can not be carried; the items before it arrive', async () => {
    const [first, last] = await row(carriers['over ports'] as Pair, {}, {});
    let isCleanedUp = false;
    await last?.registerCommand(
      dynCommand('odd', async function* () {
        try {
          yield* [1, 2, () => 3];
          for (;;) yield 4;
        } finally {
          isCleanedUp = true;
        }
      }),
    );
    const stream = await streamOf(first?.executeDyn('odd') as Promise<unknown>);
    expect([await stream.next(), await stream.next()].map(({ value }) => value)).toEqual([1, 2]);
    await expect(stream.next()).rejects.toMatchObject({ code: 'internal_error' });
    await until(() => isCleanedUp);
  });
});
