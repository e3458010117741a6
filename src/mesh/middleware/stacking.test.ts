import { afterEach, describe, expect, it, vi } from 'vitest';
import {
  CommandError,
  defineCommand,
  dynCommand,
  jsonSchema,
  withConcurrencyLimit,
  withDeadline,
  withRetry,
} from '../index';
import { LinkedRegistries } from '../registry/testing/linked-registries';
import { registriesOfTest } from '../registry/testing/registries-of-test';

const make = registriesOfTest();
afterEach(() => void vi.useRealTimers());

const turn = (): Promise<void> => new Promise((resolve) => setImmediate(resolve));
const codeOf = (call: Promise<unknown>): Promise<unknown> =>
  call.catch((error: unknown) => (error instanceof CommandError ? error.code : error));

describe('middlewares within one another', () => {
  it('a call that waited for its turn still meets the deadline within', async () => {
    vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout', 'performance'] });
    const { root: registry, worker } = await LinkedRegistries.rootAndWorker(make);
    const finish: (() => void)[] = [];
    await worker.registerCommand(
      dynCommand('work', () => new Promise<void>((resolve) => finish.push(resolve))),
    );
    registry.use(withConcurrencyLimit({ running: 1, waiting: 1, side: 'caller' }));
    registry.use(withDeadline(1_000));
    const first = registry.executeDyn('work', undefined, { timeoutMs: 0 });
    const second = codeOf(registry.executeDyn('work'));
    await vi.advanceTimersByTimeAsync(500);
    finish[0]?.();
    await first;
    await vi.advanceTimersByTimeAsync(1_050);
    expect(await Promise.race([second, Promise.resolve('still waits')])).toBe('timeout');
  });

  it('what a call waited counts towards the deadline of its registry', async () => {
    vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout', 'performance'] });
    const registry = make({ requestTimeoutMs: 1_000 });
    const finish: (() => void)[] = [];
    await registry.registerCommand(
      dynCommand('work', () => new Promise<void>((resolve) => finish.push(resolve))),
    );
    const limit = { running: 1, waiting: 1, side: 'caller' } as const;
    registry.use(withConcurrencyLimit(limit));
    registry.use(withConcurrencyLimit(limit));
    const first = registry.executeDyn('work', undefined, { timeoutMs: 0 });
    const second = codeOf(registry.executeDyn('work'));
    await vi.advanceTimersByTimeAsync(800);
    finish[0]?.();
    await first;
    await vi.advanceTimersByTimeAsync(230);
    expect(await Promise.race([second, Promise.resolve('still waits')])).toBe('timeout');
  });

  it('a call that is given up while the pause before its next attempt is chosen makes none, and keeps no timer', async () => {
    const registry = make();
    const Flaky = defineCommand({ id: 'flaky', idempotent: true });
    let calls = 0;
    await registry.registerCommand(Flaky, () => {
      calls += 1;
      throw new CommandError('timeout', 'again');
    });
    const given = new AbortController();
    const delayMs = (): number => {
      given.abort('enough');
      return 60_000;
    };
    registry.use(withRetry({ attempts: 2, delayMs }));
    vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'] });
    const call = registry.execute(Flaky, undefined, { signal: given.signal });
    await expect(call).rejects.toBe('enough');
    await turn();
    expect(calls).toBe(1);
    // That of all deadlines stays for a moment.
    expect(vi.getTimerCount()).toBeLessThan(2);
  });

  it('a deadline that comes after the end of its call on the owner side keeps no timer', async () => {
    const registry = make();
    await registry.registerCommand(dynCommand('hangs', () => new Promise(() => {})));
    let go: () => void = () => {};
    const gone = new Promise<void>((resolve) => {
      go = resolve;
    });
    registry.use(async ({ side }, next) => {
      if (side === 'owner') await gone;
      return next();
    });
    registry.use(withDeadline(60_000));
    const call = codeOf(registry.executeDyn('hangs'));
    await turn();
    vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'] });
    await registry.dispose();
    expect(await call).toBe('channel_disconnected');
    go();
    await turn();
    expect(vi.getTimerCount()).toBe(0);
  });

  it('a stream that comes when its caller has given up is ended', async () => {
    const { root, worker } = await LinkedRegistries.rootAndWorker(make);
    let isCleanedUp = false;
    await worker.registerCommand(
      dynCommand('items', async function* () {
        try {
          for (let n = 0; ; n += 1) yield n;
        } finally {
          isCleanedUp = true;
        }
      }),
    );
    // Whoever gives the call another signal has to see to its end: but for a stream that nobody gets any more.
    const own = new AbortController();
    const given = new AbortController();
    root.use(async (_call, next) => {
      const result = await next({ signal: own.signal });
      given.abort('late');
      await turn();
      return result;
    });
    const call = root.executeDyn('items', undefined, { signal: given.signal });
    await expect(call).rejects.toBe('late');
    for (let turns = 0; turns < 20 && !isCleanedUp; turns += 1) await turn();
    expect(isCleanedUp).toBe(true);
  });

  it('a stream that cannot be begun gives its place in a limit back', async () => {
    const registry = make();
    const broken = {
      [Symbol.asyncIterator](): never {
        throw new Error('not today');
      },
    };
    await registry.registerCommand([dynCommand('broken', () => broken), dynCommand('fine', () => 'fine')]);
    registry.use(withConcurrencyLimit({ running: 1, waiting: 0, side: 'owner' }));
    const stream = (await registry.executeDyn('broken')) as AsyncIterable<unknown>;
    await expect(stream[Symbol.asyncIterator]().next()).rejects.toThrow('not today');
    expect(await codeOf(registry.executeDyn('fine'))).toBe('fine');
  });

  it('a stream with an invalid item ends even if it never cleans up', async () => {
    const { root, worker } = await LinkedRegistries.rootAndWorker(make, undefined, {
      validator: { compile: () => (value) => (value === 1 ? [] : [{ path: '', message: 'must be 1' }]) },
    });
    const Items = defineCommand({ id: 'items', stream: jsonSchema<number>({}) });
    const items = { n: 0, return: () => new Promise<never>(() => {}) };
    const iterator = {
      ...items,
      next: () => {
        items.n += 1;
        return Promise.resolve({ done: false as const, value: items.n });
      },
    };
    await worker.registerCommand(Items, () => ({ [Symbol.asyncIterator]: () => iterator }));
    const stream = await root.execute(Items);
    const seen: unknown[] = [];
    const consumed = (async () => {
      for await (const item of stream) seen.push(item);
    })();
    await expect(consumed).rejects.toMatchObject({ code: 'internal_error' });
    expect(seen).toEqual([1]);
  });

  it('the signal of a handler that its deadline did not wait for fires', async () => {
    const registry = make();
    let reason: unknown;
    await registry.registerCommand([
      dynCommand('hangs', (_request, { signal }) => {
        signal.addEventListener('abort', () => (reason = signal.reason));
        return new Promise(() => {});
      }),
      dynCommand('throws', (_request, { signal }) => {
        signal.addEventListener('abort', () => (reason = 'fired'));
        throw new CommandError('timeout', 'by itself');
      }),
    ]);
    registry.use(async (call, next) => (call.side === 'owner' ? withDeadline(1)(call, next) : next()));
    expect(await codeOf(registry.executeDyn('throws'))).toBe('timeout');
    expect(reason).toBeUndefined();
    expect(await codeOf(registry.executeDyn('hangs'))).toBe('timeout');
    expect(reason).toMatchObject({ code: 'timeout', reason: 'deadline' });
  });
});
