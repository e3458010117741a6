import { afterEach, describe, expect, it, vi } from 'vitest';
import {
  CommandError,
  CommandRegistry,
  defineCommand,
  dynCommand,
  jsonSchema,
  type LoggedCall,
  withConcurrencyLimit,
  withDeadline,
  withLog,
  withRateLimit,
  withRetry,
} from '../index';
import { LinkedRegistries } from '../registry/testing/linked-registries';

const registries: CommandRegistry[] = [];
const make = (options = {}): CommandRegistry => {
  const registry = new CommandRegistry(options);
  registries.push(registry);
  return registry;
};
afterEach(async () => {
  vi.useRealTimers();
  await Promise.all(registries.splice(0).map((registry) => registry.dispose()));
});

const turn = (): Promise<void> => new Promise((resolve) => setImmediate(resolve));

describe('registry.use', () => {
  it('goes around the caller and the owner, the first one outermost', async () => {
    const { root, worker } = await LinkedRegistries.rootAndWorker(make);
    await worker.registerCommand(dynCommand('echo', (text) => text));
    const seen: string[] = [];
    for (const [registry, names] of [
      [root, ['outer', 'inner']],
      [worker, ['owner']],
    ] as const) {
      for (const name of names) {
        registry.use(async ({ side, channel, request }, next) => {
          seen.push(`${name} ${side} ${channel ?? 'here'} ${String(request)}`);
          return `${name}(${String(await next({ request: `${String(request)}+` }))})`;
        });
      }
    }
    expect(await root.executeDyn('echo', 'a')).toBe('outer(inner(owner(a+++)))');
    expect(seen).toEqual(['outer caller here a', 'inner caller here a+', 'owner owner root a++']);
  });

  it('goes around both sides of a local call, and can be taken away', async () => {
    const registry = make();
    await registry.registerCommand(dynCommand('a', () => 1));
    const sides: string[] = [];
    const stop = registry.use(({ side }, next) => {
      sides.push(side);
      return next();
    });
    expect(await registry.executeDyn('a')).toBe(1);
    stop();
    await registry.executeDyn('a');
    expect(sides).toEqual(['caller', 'owner']);
  });

  it('may refuse with a code that crosses the wire', async () => {
    const { root, worker } = await LinkedRegistries.rootAndWorker(make);
    await worker.registerCommand(dynCommand('a', () => 1));
    worker.use(({ commandId }) => {
      throw new CommandError('invalid_request', 'not today', { commandId });
    });
    await expect(root.executeDyn('a')).rejects.toMatchObject({
      code: 'invalid_request',
      message: 'not today',
    });
  });
});

describe('withDeadline', () => {
  it('gives calls a deadline, but for those that have one', async () => {
    vi.useFakeTimers();
    const registry = make();
    await registry.registerCommand(dynCommand('hangs', () => new Promise(() => {})));
    registry.use(withDeadline(50));
    const outcomes: string[] = [];
    for (const timeoutMs of [undefined, 5_000]) {
      void registry
        .executeDyn('hangs', undefined, timeoutMs === undefined ? {} : { timeoutMs })
        .catch((error: CommandError) => outcomes.push(error.code));
    }
    await vi.advanceTimersByTimeAsync(60);
    expect(outcomes).toEqual(['timeout', 'timeout']);
    expect(vi.getTimerCount()).toBeLessThan(2);
  });
});

describe('withRetry', () => {
  const Flaky = defineCommand({ id: 'flaky', idempotent: true, response: jsonSchema<number>({}) });
  const flaky = (failures: number, code: 'timeout' | 'not_found' = 'timeout'): (() => number) => {
    let calls = 0;
    return () => {
      calls += 1;
      if (calls <= failures) throw new CommandError(code, 'again');
      return calls;
    };
  };

  it('makes an idempotent call again, so often and no more', async () => {
    const registry = make();
    await registry.registerCommand(Flaky, flaky(2));
    registry.use(withRetry({ attempts: 3, delayMs: (attempt) => attempt }));
    expect(await registry.execute(Flaky)).toBe(3);
    const other = make();
    await other.registerCommand(Flaky, flaky(9));
    other.use(withRetry({ attempts: 3 }));
    await expect(other.execute(Flaky)).rejects.toMatchObject({ code: 'timeout' });
  });

  it('makes no call again that is not idempotent, or whose error will not change', async () => {
    const registry = make();
    await registry.registerCommand([dynCommand('dyn', flaky(1))]);
    await registry.registerCommand(Flaky, flaky(1, 'not_found'));
    registry.use(withRetry({ attempts: 3 }));
    await expect(registry.executeDyn('dyn')).rejects.toMatchObject({ code: 'timeout' });
    await expect(registry.execute(Flaky)).rejects.toMatchObject({ code: 'not_found' });
  });
});

describe('withRateLimit', () => {
  it('refuses what is beyond the rate, and says why', async () => {
    vi.useFakeTimers();
    const registry = make();
    await registry.registerCommand(dynCommand('a', () => 1));
    registry.use(withRateLimit({ calls: 2, perMs: 1_000, side: 'caller' }));
    await registry.executeDyn('a');
    await registry.executeDyn('a');
    await expect(registry.executeDyn('a')).rejects.toMatchObject({
      code: 'internal_error',
      reason: 'rate_limited',
    });
    vi.advanceTimersByTime(500);
    expect(await registry.executeDyn('a')).toBe(1);
    await expect(registry.executeDyn('a')).rejects.toMatchObject({ reason: 'rate_limited' });
  });
});

describe('withConcurrencyLimit', () => {
  it('lets calls wait for their turn, and refuses beyond the bound', async () => {
    const registry = make();
    const finish: (() => void)[] = [];
    await registry.registerCommand(
      dynCommand('work', () => new Promise<void>((resolve) => finish.push(resolve))),
    );
    registry.use(withConcurrencyLimit({ running: 2, waiting: 1, side: 'owner' }));
    const outcomes = [1, 2, 3, 4].map((n) =>
      registry.executeDyn('work').then(
        () => `${n} done`,
        (error: CommandError) => `${n} ${String(error.reason)}`,
      ),
    );
    await turn();
    expect(finish).toHaveLength(2);
    expect(await outcomes[3]).toBe('4 queue_full');
    finish[0]?.();
    await turn();
    expect(finish).toHaveLength(3);
    for (const end of finish) end();
    expect(await Promise.all(outcomes)).toEqual(['1 done', '2 done', '3 done', '4 queue_full']);
  });
});

describe('withLog', () => {
  it('tells of every call once it has ended, with its duration and its error', async () => {
    const registry = make();
    await registry.registerCommand([
      dynCommand('good', () => 1),
      dynCommand('bad', () => {
        throw new Error('boom');
      }),
    ]);
    const logged: LoggedCall[] = [];
    registry.use(withLog((call) => logged.push(call)));
    await registry.executeDyn('good');
    await registry.executeDyn('bad').catch(() => {});
    expect(
      logged.map(({ side, commandId, error }) => `${side} ${commandId} ${error ? 'failed' : 'ok'}`),
    ).toEqual(['owner good ok', 'caller good ok', 'owner bad failed', 'caller bad failed']);
    expect(logged.every(({ durationMs }) => durationMs >= 0)).toBe(true);
  });
});

describe('around a stream', () => {
  const count = dynCommand<number>('count', async function* (to, { signal }) {
    for (let n = 0; n < to; n += 1) {
      if (signal.aborted) throw new Error('asked for more after the end');
      if (n === 7 && to === 9) throw new Error('no seven');
      yield n;
    }
  });
  const items = async (call: Promise<unknown>): Promise<AsyncIterableIterator<number>> =>
    (await call) as AsyncIterableIterator<number>;
  const links = async (): Promise<{ root: CommandRegistry; worker: CommandRegistry }> => {
    const { root, worker } = await LinkedRegistries.rootAndWorker(make);
    await worker.registerCommand(count);
    return { root, worker };
  };

  it.each(['caller', 'owner'] as const)(
    'on the side of the %s a limit counts until its end',
    async (side) => {
      const { root, worker } = await links();
      const registry = side === 'caller' ? root : worker;
      registry.use(withConcurrencyLimit({ running: 1, waiting: 9, side }));
      for (const caller of side === 'caller' ? [root] : [root, worker]) {
        const controller = new AbortController();
        const { signal } = controller;
        const ends: ((stream: AsyncIterableIterator<number>) => unknown)[] = [
          async (stream) => {
            for await (const _ of stream);
          },
          (stream) => stream.return?.(),
          () => controller.abort(),
        ];
        for (const end of ends) {
          const first = await items(caller.executeDyn('count', 1000, { signal }));
          let isLet = false;
          const second = items(caller.executeDyn('count', 1)).then(async (stream) => {
            isLet = true;
            for await (const _ of stream);
          });
          await turn();
          expect(isLet).toBe(false);
          await end(first);
          await second;
        }
      }
    },
  );

  it('a log tells of its end, and of what it ended by', async () => {
    const { root, worker } = await links();
    const logged: string[] = [];
    for (const registry of [root, worker])
      registry.use(
        withLog(({ side, error }) =>
          logged.push(`${side} ${error === undefined ? 'ok' : (error as Error).message}`),
        ),
      );
    const stream = await items(root.executeDyn('count', 2));
    await turn();
    expect(logged.filter((line) => line.startsWith('caller'))).toEqual(['caller ok']);
    for await (const _ of stream);
    expect(logged.sort()).toEqual(['caller ok', 'owner ok']);
    logged.length = 0;
    const failing = await items(root.executeDyn('count', 9));
    await expect(
      (async () => {
        for await (const _ of failing);
      })(),
    ).rejects.toThrow('no seven');
    expect(logged.sort()).toEqual(['caller no seven', 'owner no seven']);
  });

  it('a call is made again before a stream is open, not after that', async () => {
    const { root, worker } = await links();
    let calls = 0;
    const Flaky = defineCommand({ id: 'flaky', idempotent: true, stream: jsonSchema<number>({}) });
    await worker.registerCommand(Flaky, async () => {
      calls += 1;
      if (calls === 1) throw new CommandError('timeout', 'not yet');
      return (async function* () {
        yield 1;
        throw new CommandError('timeout', 'too late to begin again');
      })();
    });
    root.use(withRetry({ attempts: 5 }));
    const stream = await items(root.execute(Flaky));
    expect(await stream.next()).toEqual({ done: false, value: 1 });
    await expect(stream.next()).rejects.toThrow('too late to begin again');
    expect(calls).toBe(2);
  });

  it('a deadline is met when it opens', async () => {
    vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout', 'performance'] });
    const { root, worker } = await links();
    root.use(withDeadline(50));
    worker.use(withDeadline(50));
    const stream = await items(root.executeDyn('count', 2));
    await vi.advanceTimersByTimeAsync(1_000);
    const got: number[] = [];
    for await (const item of stream) got.push(item);
    expect(got).toEqual([0, 1]);
  });

  it('a stream that comes after the deadline is ended', async () => {
    vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout', 'performance'] });
    const { root, worker } = await links();
    let ended = 0;
    let answer: (result: unknown) => void = () => {};
    await worker.registerCommand(dynCommand('late', () => new Promise((resolve) => (answer = resolve))));
    worker.use(withDeadline(50));
    const call = root.executeDyn('late').catch((error: CommandError) => error.code);
    await vi.advanceTimersByTimeAsync(51);
    expect(await call).toBe('timeout');
    answer({
      [Symbol.asyncIterator]: () => ({
        next: () => Promise.resolve({ done: false, value: 1 }),
        return: () => {
          ended += 1;
          return Promise.resolve({ done: true, value: undefined });
        },
      }),
    });
    await turn();
    expect(ended).toBe(1);
  });
});
