import { getEventListeners } from 'node:events';
import { afterEach, describe, expect, it, vi } from 'vitest';
import {
  CommandError,
  defineCommand,
  dynCommand,
  jsonSchema,
  type Middleware,
  withConcurrencyLimit,
  withDeadline,
  withRateLimit,
  withRetry,
} from '../index';
import { LinkedRegistries } from '../registry/testing/linked-registries';
import { registriesOfTest } from '../registry/testing/registries-of-test';

const make = registriesOfTest();
afterEach(() => void vi.useRealTimers());

const turn = (): Promise<void> => new Promise((resolve) => setImmediate(resolve));
const outcomeOf = (call: Promise<unknown>): Promise<unknown> =>
  call.catch((error: unknown) =>
    error instanceof CommandError ? `${error.code} ${error.reason ?? ''}`.trim() : error,
  );

/** A registry whose `work` ends when it is told, with a limit of one at a time. */
async function limited(side: 'caller' | 'owner', waiting = 10) {
  const registry = make();
  const finish: (() => void)[] = [];
  await registry.registerCommand(
    dynCommand('work', () => new Promise<string>((resolve) => finish.push(() => resolve('done')))),
  );
  registry.use(withConcurrencyLimit({ running: 1, waiting, side }));
  return { registry, finish };
}

describe('a call that waits within a middleware', () => {
  it.each(['caller', 'owner'] as const)(
    'ends at once where it is given up, and leaves its place in the queue: %s',
    async (side) => {
      const { registry, finish } = await limited(side, 1);
      const first = registry.executeDyn('work');
      await turn();
      const controller = new AbortController();
      const given = outcomeOf(registry.executeDyn('work', undefined, { signal: controller.signal }));
      await turn();
      expect(await outcomeOf(registry.executeDyn('work'))).toBe('internal_error queue_full');
      controller.abort('not needed');
      expect(await given).toBe('not needed');
      expect(getEventListeners(controller.signal, 'abort')).toEqual([]);
      const second = registry.executeDyn('work');
      await turn();
      finish[0]?.();
      expect(await first).toBe('done');
      await turn();
      finish[1]?.();
      expect(await second).toBe('done');
      expect(finish).toHaveLength(2);
    },
  );

  it.each(['caller', 'owner'] as const)('meets its deadline there: %s', async (side) => {
    const { registry, finish } = await limited(side);
    const first = registry.executeDyn('work', undefined, { timeoutMs: 0 });
    await turn();
    vi.useFakeTimers();
    const asked = outcomeOf(registry.executeDyn('work', undefined, { timeoutMs: 100 }));
    const unasked = outcomeOf(registry.executeDyn('work'));
    await vi.advanceTimersByTimeAsync(101);
    expect(await asked).toBe('timeout deadline');
    await vi.advanceTimersByTimeAsync(29_920);
    expect(await unasked).toBe('timeout deadline');
    vi.useRealTimers();
    finish[0]?.();
    expect(await first).toBe('done');
    expect(finish).toHaveLength(1);
  });

  it('has what is left of its deadline when its turn comes', async () => {
    const { registry, finish } = await limited('caller');
    vi.useFakeTimers();
    const first = registry.executeDyn('work');
    const second = outcomeOf(registry.executeDyn('work', undefined, { timeoutMs: 100 }));
    await vi.advanceTimersByTimeAsync(60);
    finish[0]?.();
    await first;
    await vi.advanceTimersByTimeAsync(45);
    expect(await second).toBe('timeout deadline');
    expect(finish).toHaveLength(2);
  });

  it.each(['caller', 'owner'] as const)('fails where the registry is disposed of: %s', async (side) => {
    const { registry } = await limited(side);
    const calls = [1, 2, 3].map(() => outcomeOf(registry.executeDyn('work')));
    await turn();
    await registry.dispose();
    expect(await Promise.all(calls)).toEqual(Array.from({ length: 3 }, () => 'channel_disconnected'));
    expect(await outcomeOf(registry.executeDyn('work'))).toBe('channel_disconnected');
  });

  it('leaves the queue of an owner whose caller has gone', async () => {
    const { root, worker, rootLink } = await LinkedRegistries.rootAndWorker(make);
    let running = 0;
    await worker.registerCommand(
      dynCommand('work', (_request, { signal }) => {
        running += 1;
        return new Promise<void>((resolve) => signal.addEventListener('abort', () => resolve()));
      }),
    );
    worker.use(withConcurrencyLimit({ running: 1, waiting: 5, side: 'owner' }));
    const calls = [1, 2, 3].map(() => outcomeOf(root.executeDyn('work')));
    await turn();
    await rootLink.close();
    expect(await Promise.all(calls)).toEqual(Array.from({ length: 3 }, () => 'channel_disconnected'));
    await vi.waitFor(() => expect(running).toBe(1));
    const again = worker.executeDyn('work', undefined, { timeoutMs: 20 });
    expect(await outcomeOf(again)).toBe('timeout deadline');
    expect(running).toBe(2);
  });

  it('is over where its middleware never says so', async () => {
    const registry = make();
    await registry.registerCommand(dynCommand('a', () => 1));
    registry.use(() => new Promise(() => {}));
    const controller = new AbortController();
    const given = outcomeOf(registry.executeDyn('a', undefined, { signal: controller.signal }));
    const stuck = outcomeOf(registry.executeDyn('a'));
    controller.abort('given up');
    expect(await given).toBe('given up');
    expect(await outcomeOf(registry.executeDyn('a', undefined, { signal: controller.signal }))).toBe(
      'given up',
    );
    await registry.dispose();
    expect(await stuck).toBe('channel_disconnected');
  });

  it('is made no more while it waits for another attempt, and leaves no timer', async () => {
    vi.useFakeTimers();
    const registry = make();
    let calls = 0;
    const Flaky = defineCommand({ id: 'flaky', idempotent: true, response: jsonSchema<number>({}) });
    await registry.registerCommand(Flaky, () => {
      calls += 1;
      throw new CommandError('timeout', 'again');
    });
    registry.use(withRetry({ attempts: 9, delayMs: () => 1e12 }));
    const controller = new AbortController();
    const given = outcomeOf(registry.execute(Flaky, undefined, { signal: controller.signal }));
    const disposed = outcomeOf(registry.execute(Flaky));
    await vi.advanceTimersByTimeAsync(10_000);
    expect(calls).toBe(2);
    controller.abort('enough');
    expect(await given).toBe('enough');
    await registry.dispose();
    expect(await disposed).toBe('channel_disconnected');
    await vi.advanceTimersByTimeAsync(0);
    expect([calls, vi.getTimerCount()]).toEqual([2, 0]);
  });
});

describe('a middleware that misbehaves', () => {
  it.each<[string, Middleware, string]>([
    [
      'throws a text',
      () => {
        throw 'words';
      },
      'words',
    ],
    [
      'throws nothing',
      () => {
        throw undefined;
      },
      'undefined',
    ],
    ['rejects with null', () => Promise.reject(null), 'null'],
    [
      'throws an object',
      () => {
        throw { message: 'said' };
      },
      'said',
    ],
  ])('%s: the call fails with a CommandError on either side', async (_name, middleware, message) => {
    for (const wanted of ['caller', 'owner']) {
      const registry = make();
      await registry.registerCommand(dynCommand('a', () => 1));
      registry.use((call, next) => (call.side === wanted ? middleware(call, next) : next()));
      const error: unknown = await registry.executeDyn('a').catch((thrown: unknown) => thrown);
      expect(error).toBeInstanceOf(CommandError);
      expect(error).toMatchObject({ code: 'internal_error', message, commandId: 'a' });
    }
  });

  it('keeps the code and the reason of an error of another copy of the library', async () => {
    const registry = make();
    registry.use(() => {
      throw Object.assign(new Error('no'), {
        name: 'CommandError',
        code: 'invalid_request',
        reason: 'quota',
      });
    });
    const error: unknown = await registry.executeDyn('a').catch((thrown: unknown) => thrown);
    expect(error).toBeInstanceOf(CommandError);
    expect(error).toMatchObject({ code: 'invalid_request', reason: 'quota' });
  });

  it("asks for the call and does not wait: its failure is nobody's", async () => {
    const unhandled = vi.fn();
    process.on('unhandledRejection', unhandled);
    const registry = make();
    await registry.registerCommand(
      dynCommand('bad', () => {
        throw new Error('nobody hears this');
      }),
    );
    registry.use((_call, next) => {
      void next();
      return 'at once';
    });
    expect(await registry.executeDyn('bad')).toBe('at once');
    await turn();
    process.off('unhandledRejection', unhandled);
    expect(unhandled).not.toHaveBeenCalled();
  });

  it('calls twice, and gets what it asks for', async () => {
    const registry = make();
    let calls = 0;
    await registry.registerCommand(dynCommand('count', () => (calls += 1)));
    registry.use(async ({ side }, next) => (side === 'caller' ? [await next(), await next()] : next()));
    expect(await registry.executeDyn('count')).toEqual([1, 2]);
  });
});

describe('options that make no sense', () => {
  it.each<[string, () => Middleware]>([
    ['running: 0', () => withConcurrencyLimit({ running: 0, waiting: 1, side: 'owner' })],
    ['waiting: NaN', () => withConcurrencyLimit({ running: 1, waiting: Number.NaN, side: 'owner' })],
    ['timeoutMs: 0', () => withDeadline(0)],
    ['attempts: NaN', () => withRetry({ attempts: Number.NaN })],
    ['perMs: 0', () => withRateLimit({ calls: 1, perMs: 0, side: 'caller' })],
    ['calls: 0', () => withRateLimit({ calls: 0, perMs: 1, side: 'caller' })],
  ])('are refused when the middleware is made: %s', (_name, makeOne) => {
    expect(makeOne).toThrow(RangeError);
  });

  it('takes a deadline that is longer than a timer can be', async () => {
    const registry = make();
    await registry.registerCommand(dynCommand('a', () => turn()));
    registry.use(withDeadline(2 ** 40));
    await expect(registry.executeDyn('a')).resolves.toBeUndefined();
  });
});
