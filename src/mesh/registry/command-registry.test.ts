import { toStandardJsonSchema } from '@valibot/to-json-schema';
import * as v from 'valibot';
import { describe, expect, it, vi } from 'vitest';
import {
  CommandError,
  defineCommand,
  defineService,
  dynCommand,
  jsonSchema,
  MessagePortChannel,
} from '../index';
import { LinkedRegistries } from './testing/linked-registries';
import { registriesOfTest } from './testing/registries-of-test';

const registryOf = registriesOfTest();

const Add = defineCommand({
  id: 'math.add',
  description: 'Adds two numbers',
  request: toStandardJsonSchema(v.object({ a: v.number(), b: v.optional(v.number(), 10) })),
  response: toStandardJsonSchema(v.number()),
});

describe('typed commands', () => {
  it('give the handler what comes out of the schema', async () => {
    const registry = registryOf();
    await registry.registerCommand(Add, ({ a, b }) => a + b);
    expect(await registry.execute(Add, { a: 1 })).toBe(11);
  });

  it('refuse what fails the schema, and name the place', async () => {
    const registry = registryOf();
    await registry.registerCommand(Add, () => 0);
    await expect(registry.executeDyn('math.add', { a: 'x' })).rejects.toMatchObject({
      name: 'CommandError',
      code: 'invalid_request',
      commandId: 'math.add',
      message: expect.stringContaining('/a: '),
    });
  });

  it('answer an invalid result with internal_error', async () => {
    const registry = registryOf();
    await registry.registerCommand(Add, () => 'no number' as unknown as number);
    await expect(registry.execute(Add, { a: 1 })).rejects.toMatchObject({ code: 'internal_error' });
  });

  it('wait for a schema that takes its time', async () => {
    const slow = toStandardJsonSchema(v.string());
    const later = {
      '~standard': {
        ...slow['~standard'],
        validate: async (value: unknown) => slow['~standard'].validate(value),
      },
    };
    const Slow = defineCommand({ id: 's', request: later as typeof slow, response: later as typeof slow });
    const registry = registryOf();
    await registry.registerCommand(Slow, (text) => text + text);
    expect(await registry.execute(Slow, 'a')).toBe('aa');
    await expect(registry.executeDyn('s', 1)).rejects.toMatchObject({ code: 'invalid_request' });
  });

  it('are listed as they are advertised, with the channel of their owner', async () => {
    const { root } = await LinkedRegistries.rootAndWorker(registryOf, async (worker) => {
      await worker.registerCommand(Add, ({ a, b }) => a + b);
    });
    expect(root.listCommands()).toEqual([
      {
        id: 'math.add',
        description: 'Adds two numbers',
        schema: {
          request: {
            type: 'object',
            properties: { a: { type: 'number' }, b: { type: 'number', default: 10 } },
            required: ['a'],
            additionalProperties: false,
          },
          response: { type: 'number' },
        },
        channel: 'worker',
      },
    ]);
  });

  it('say that the handler is missing, where no compiler did', async () => {
    const registry = registryOf();
    const untyped = registry as unknown as { registerCommand(...args: unknown[]): Promise<unknown> };
    for (const args of [[Add], [Add, 'add'], [{ ...dynCommand('math.add', () => 0), handler: undefined }]]) {
      await expect(untyped.registerCommand(...args)).rejects.toThrow(/math\.add has no handler to serve it/);
    }
    expect(registry.listCommands()).toEqual([]);
  });

  it('a schema that cannot be compiled fails its own registration, and nothing else', async () => {
    const registry = registryOf({
      validator: {
        compile() {
          throw new Error('no schema');
        },
      },
    });
    const Bad = defineCommand({ id: 'bad', request: jsonSchema<string>({ type: 'nonsense' }) });
    await expect(registry.registerCommand(Bad, () => {})).rejects.toThrow('The request schema of bad');
    await registry.registerCommand(defineCommand({ id: 'good' }), () => {});
    expect(registry.listCommands().map(({ id }) => id)).toEqual(['good']);
  });
});

describe('services', () => {
  const Math = defineService('math', {
    add: {
      request: jsonSchema<{ a: number; b: number }>({ type: 'object' }),
      response: jsonSchema<number>({}),
    },
    reset: { description: 'Forgets' },
  });

  class Calculator {
    calls = 0;
    add({ a, b }: { a: number; b: number }): number {
      this.calls += 1;
      return a + b;
    }
    async reset(): Promise<void> {
      this.calls = 0;
    }
  }

  it('are implemented by an instance, whose methods keep their this, and called through a client', async () => {
    const calculator = new Calculator();
    const { root } = await LinkedRegistries.rootAndWorker(registryOf, async (worker) => {
      await worker.registerService(Math, calculator);
    });
    const math = root.client(Math);
    expect(await math.add({ a: 1, b: 2 })).toBe(3);
    expect(calculator.calls).toBe(1);
    expect(await math.reset()).toBeUndefined();
    expect(calculator.calls).toBe(0);
  });

  it('are registered all or none, and taken back together', async () => {
    const registry = registryOf();
    await registry.registerCommand(dynCommand('math.reset', () => 'mine'));
    await expect(registry.registerService(Math, new Calculator())).rejects.toMatchObject({
      name: 'RegistrationError',
      code: 'duplicate_command',
      commandId: 'math.reset',
    });
    expect(registry.listCommands()).toHaveLength(1);
    const other = registryOf();
    const registration = await other.registerService(Math, new Calculator());
    expect(other.listCommands()).toHaveLength(2);
    registration.unregister();
    expect(other.listCommands()).toEqual([]);
  });

  it('say which method is missing at run time', async () => {
    const incomplete = { add: () => 1 } as unknown as Calculator;
    await expect(registryOf().registerService(Math, incomplete)).rejects.toThrow('math.reset');
  });
});

describe('dynamic commands', () => {
  it('are registered in one call, all or none', async () => {
    const registry = registryOf();
    await registry.registerCommand([dynCommand('a', () => 1), dynCommand('b', () => 2)]);
    expect(await registry.executeDyn('b')).toBe(2);
    await expect(
      registry.registerCommand([dynCommand('c', () => 3), dynCommand('a', () => 4)]),
    ).rejects.toMatchObject({ code: 'duplicate_command', commandId: 'a' });
    await expect(
      registry.registerCommand([dynCommand('d', () => 3), dynCommand('d', () => 4)]),
    ).rejects.toMatchObject({ code: 'duplicate_command' });
    expect(registry.listCommands().map(({ id }) => id)).toEqual(['a', 'b']);
  });

  it('are all refused where the router refuses one', async () => {
    const { root, worker } = await LinkedRegistries.rootAndWorker(registryOf);
    await root.registerCommand(dynCommand('taken', () => 1));
    const refused = worker.registerCommand([dynCommand('free', () => 1), dynCommand('taken', () => 2)]);
    await expect(refused).rejects.toMatchObject({ code: 'duplicate_command' });
    await expect(worker.executeDyn('free')).rejects.toMatchObject({ code: 'not_found' });
  });

  it('taking one back leaves a later one with its id alone', async () => {
    const registry = registryOf();
    const first = await registry.registerCommand(dynCommand('a', () => 1));
    first.unregister();
    await registry.registerCommand(dynCommand('a', () => 2));
    first.unregister();
    expect(await registry.executeDyn('a')).toBe(2);
  });
});

describe('a call', () => {
  it('by a command that calls back over the same link works, at the limit too', async () => {
    const { root, worker } = await LinkedRegistries.rootAndWorker(registryOf, undefined, {
      maxInFlightPerChannel: 1,
    });
    await root.registerCommand(dynCommand('name', () => 'Ada'));
    await worker.registerCommand(
      dynCommand('greet', async () => `Hello ${String(await worker.executeDyn('name'))}`),
    );
    const greetings = Array.from({ length: 20 }, () => root.executeDyn('greet'));
    expect(await Promise.all(greetings)).toEqual(Array.from({ length: 20 }, () => 'Hello Ada'));
  });

  it('lets no more handlers of one channel run at once than its limit', async () => {
    const { root, worker } = await LinkedRegistries.rootAndWorker(registryOf, undefined, {
      maxInFlightPerChannel: 3,
    });
    let running = 0;
    let most = 0;
    await worker.registerCommand(
      dynCommand('work', async () => {
        running += 1;
        most = Math.max(most, running);
        await new Promise((resolve) => setImmediate(resolve));
        running -= 1;
      }),
    );
    await Promise.all(Array.from({ length: 50 }, () => root.executeDyn('work')));
    expect(most).toBe(3);
  });

  it('keeps a coded error across three hops', async () => {
    const leaf = registryOf({ routerChannel: 'worker' });
    const { root, worker } = await LinkedRegistries.rootAndWorker(registryOf);
    await LinkedRegistries.link([worker, 'leaf'], [leaf, 'worker']);
    await leaf.registerCommand(
      dynCommand('fails', () => {
        throw new CommandError('invalid_request', 'too small', { reason: 'kept here' });
      }),
    );
    const error = await root.executeDyn('fails').catch((reason: unknown) => reason);
    expect(error).toBeInstanceOf(CommandError);
    expect(error).toMatchObject({ code: 'invalid_request', message: 'too small', commandId: 'fails' });
  });

  it('that is aborted rejects with the reason, and tells a local handler', async () => {
    const registry = registryOf();
    let signal: AbortSignal | undefined;
    await registry.registerCommand(
      dynCommand('hangs', (_request, context) => {
        signal = context.signal;
        return new Promise(() => {});
      }),
    );
    const controller = new AbortController();
    const call = registry.executeDyn('hangs', undefined, { signal: controller.signal });
    expect(signal?.aborted).toBe(false);
    controller.abort(new Error('enough'));
    await expect(call).rejects.toThrow('enough');
    expect(signal?.aborted).toBe(true);
    await expect(registry.executeDyn('hangs', undefined, { signal: controller.signal })).rejects.toThrow(
      'enough',
    );
  });

  it('that is aborted while it waits for a peer rejects at once', async () => {
    const { root, worker } = await LinkedRegistries.rootAndWorker(registryOf);
    await worker.registerCommand(dynCommand('hangs', () => new Promise(() => {})));
    const controller = new AbortController();
    const call = root.executeDyn('hangs', undefined, { signal: controller.signal });
    controller.abort();
    await expect(call).rejects.toMatchObject({ name: 'AbortError' });
  });

  it("fires its handler's signal when its channel closes, and when its registry is disposed", async () => {
    const { root, worker, rootLink } = await LinkedRegistries.rootAndWorker(registryOf);
    const signals: AbortSignal[] = [];
    await worker.registerCommand(
      dynCommand('hangs', (_request, { signal }) => {
        signals.push(signal);
        return new Promise(() => {});
      }),
    );
    const remote = root.executeDyn('hangs');
    const local = worker.executeDyn('hangs');
    await vi.waitFor(() => expect(signals).toHaveLength(2));
    await Promise.all([
      rootLink.close(),
      expect(remote).rejects.toMatchObject({ code: 'channel_disconnected' }),
    ]);
    await vi.waitFor(() => expect(signals.filter(({ aborted }) => aborted)).toHaveLength(1));
    await Promise.all([
      worker.dispose(),
      expect(local).rejects.toMatchObject({ code: 'channel_disconnected' }),
    ]);
    expect(signals.every(({ aborted }) => aborted)).toBe(true);
  });

  it("fires a local handler's signal at its deadline", async () => {
    const registry = registryOf();
    let signal: AbortSignal | undefined;
    await registry.registerCommand(
      dynCommand('hangs', (_request, context) => {
        signal = context.signal;
        return new Promise(() => {});
      }),
    );
    await expect(registry.executeDyn('hangs', undefined, { timeoutMs: 5 })).rejects.toMatchObject({
      code: 'timeout',
    });
    expect(signal?.aborted).toBe(true);
  });

  it('whose request or result cannot be carried fails with the code for it', async () => {
    const [root, worker] = [registryOf(), registryOf({ routerChannel: 'root' })];
    const { port1, port2 } = new MessageChannel();
    await Promise.all([
      root.registerChannel(new MessagePortChannel('worker', port1)),
      worker.registerChannel(new MessagePortChannel('root', port2)),
    ]);
    await worker.registerCommand([dynCommand('echo', (x) => x), dynCommand('give', () => () => 1)]);
    await expect(root.executeDyn('echo', () => 1)).rejects.toMatchObject({ code: 'invalid_request' });
    await expect(root.executeDyn('give')).rejects.toMatchObject({ code: 'internal_error' });
    expect(await root.executeDyn('echo', 1)).toBe(1);
  });

  it('carries a trace over hops, which the handler sees and hands on', async () => {
    const { root, worker } = await LinkedRegistries.rootAndWorker(registryOf, undefined, { tracing: true });
    const traces: (string | undefined)[] = [];
    await root.registerCommand(
      dynCommand('inner', (_request, { meta }) => void traces.push(meta?.traceparent)),
    );
    await worker.registerCommand(
      dynCommand('outer', async (_request, { meta }) => {
        traces.push(meta?.traceparent);
        await worker.executeDyn('inner', undefined, meta ? { meta } : {});
      }),
    );
    await root.executeDyn('outer');
    const [outer, inner] = traces.map((trace) => trace?.split('-'));
    expect(outer?.[1]).toMatch(/^[0-9a-f]{32}$/);
    expect(inner?.[1]).toBe(outer?.[1]);
    expect(inner?.[2]).not.toBe(outer?.[2]);
  });
});
