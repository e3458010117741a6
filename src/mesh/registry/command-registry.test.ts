import { toStandardJsonSchema } from '@valibot/to-json-schema';
import * as v from 'valibot';
import { afterEach, describe, expect, it, vi } from 'vitest';
import {
  type Channel,
  type ChannelSink,
  CommandError,
  CommandRegistry,
  defineCommand,
  defineEvent,
  defineService,
  dynCommand,
  dynEvent,
  InMemoryChannel,
  jsonSchema,
  type Message,
  MessagePortChannel,
  type RegistryOptions,
  type RegistryRecord,
} from '../index';
import { LinkedRegistries } from './testing/linked-registries';

const Add = defineCommand({
  id: 'math.add',
  description: 'Adds two numbers',
  request: toStandardJsonSchema(v.object({ a: v.number(), b: v.optional(v.number(), 10) })),
  response: toStandardJsonSchema(v.number()),
});

const registries: CommandRegistry[] = [];
function registryOf(options?: RegistryOptions): CommandRegistry {
  const registry = new CommandRegistry(options);
  registries.push(registry);
  return registry;
}
afterEach(async () => {
  await Promise.all(registries.splice(0).map((registry) => registry.dispose()));
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

describe('events', () => {
  it('reach listeners in the order they were added, whatever their kind', () => {
    const registry = registryOf();
    const heard: string[] = [];
    const Tick = defineEvent({ id: 'tick', payload: jsonSchema<number>({}) });
    registry.onAny(({ eventId, payload }) => heard.push(`any ${eventId} ${String(payload)}`));
    registry.on(Tick, (payload) => heard.push(`typed ${payload}`));
    const off = registry.onDyn('tick', () => heard.push('never'));
    registry.onDyn('tick', (payload) => heard.push(`dyn ${String(payload)}`));
    registry.onAny(() => heard.push('last'));
    off();
    off();
    registry.emit(Tick, 7);
    expect(heard).toEqual(['any tick 7', 'typed 7', 'dyn 7', 'last']);
  });

  it('skip a listener that an earlier one took back', () => {
    const registry = registryOf();
    const heard: string[] = [];
    let off = (): void => {};
    registry.onDyn('e', () => off());
    off = registry.onDyn('e', () => heard.push('taken back'));
    registry.emit(dynEvent('e'));
    expect(heard).toEqual([]);
  });

  it('go past a listener that throws or rejects, which is reported and logged', async () => {
    const errors: unknown[] = [];
    const registry = registryOf({ logger: { warn: () => {}, error: (_text, error) => errors.push(error) } });
    const records: RegistryRecord[] = [];
    registry.observe((record) => records.push(record));
    registry.onDyn('e', () => {
      throw new Error('thrown');
    });
    registry.onDyn('e', (async () => {
      throw new Error('rejected');
    }) as () => void);
    const heard: unknown[] = [];
    registry.onDyn('e', (payload) => heard.push(payload));
    registry.emit(dynEvent('e', 1));
    expect(heard).toEqual([1]);
    await vi.waitFor(() => expect(errors.map(String)).toEqual(['Error: thrown', 'Error: rejected']));
    expect(records.map(({ kind }) => kind)).toEqual(['failed_listener', 'failed_listener']);
  });

  it('skip a typed listener whose schema the payload fails, and report it', async () => {
    const Named = defineEvent({ id: 'named', payload: toStandardJsonSchema(v.object({ name: v.string() })) });
    const { root, worker } = await LinkedRegistries.rootAndWorker(registryOf);
    const records: RegistryRecord[] = [];
    root.observe((record) => records.push(record));
    const typed: unknown[] = [];
    const dynamic: unknown[] = [];
    root.on(Named, (payload) => typed.push(payload));
    root.onDyn('named', (payload) => dynamic.push(payload));
    worker.emit(dynEvent('named', { name: 1 }));
    worker.emit(Named, { name: 'Ada' });
    await vi.waitFor(() => expect(dynamic).toHaveLength(2));
    expect(typed).toEqual([{ name: 'Ada' }]);
    expect(records.filter(({ kind }) => kind === 'skipped_listener')).toMatchObject([
      { eventId: 'named', channel: 'worker', issues: [{ path: '/name' }] },
    ]);
  });

  it('reach every registry of a mesh once, around a cycle too', async () => {
    const mesh = ['a', 'b', 'c', 'd'].map((id) => registryOf({ id }));
    for (const [index, one] of mesh.entries()) {
      for (const other of mesh.slice(index + 1))
        await LinkedRegistries.link([one, other.id], [other, one.id]);
    }
    const heard: string[] = [];
    for (const registry of mesh) registry.onDyn('e', () => heard.push(registry.id));
    mesh[0]?.emit(dynEvent('e'));
    await vi.waitFor(() => expect([...heard].sort()).toEqual(['a', 'b', 'c', 'd']));
    await new Promise((resolve) => setImmediate(resolve));
    expect(heard).toHaveLength(4);
  });

  it('go to the other channels where one cannot carry them', async () => {
    const root = registryOf();
    const [viaPort, inMemory] = [registryOf(), registryOf()];
    const { port1, port2 } = new MessageChannel();
    await root.registerChannel(new MessagePortChannel('port', port1));
    await viaPort.registerChannel(new MessagePortChannel('root', port2));
    await LinkedRegistries.link([root, 'memory'], [inMemory, 'root']);
    const violations: RegistryRecord[] = [];
    root.observe((record) => record.kind === 'violation' && violations.push(record));
    const heard = vi.fn();
    inMemory.onDyn('e', heard);
    root.emit(dynEvent('e', () => 1));
    await vi.waitFor(() => expect(heard).toHaveBeenCalledTimes(1));
    expect(violations).toMatchObject([{ channel: 'port', direction: 'out' }]);
  });
});

describe('what is forwarded', () => {
  /** A channel whose peer is the test. */
  function tapped(id: string): { channel: Channel; sent: Message[]; receive: (message: unknown) => void } {
    const sent: Message[] = [];
    let sink: ChannelSink | undefined;
    const channel: Channel = {
      id,
      start: (given) => {
        sink = given;
      },
      send: (message) => {
        sent.push(message);
      },
      close: () => sink?.closed(),
    };
    return { channel, sent, receive: (message) => sink?.receive(message) };
  }

  it('is passed on as the very object, so that what a transport remembers of it still applies', async () => {
    const registry = registryOf({ routerChannel: 'up' });
    const [up, below] = [tapped('up'), tapped('below')];
    await registry.registerChannel(up.channel);
    await registry.registerChannel(below.channel);
    up.sent.length = 0;
    const registration = { type: 'register.command.request', id: '1', command: { id: 'below.x' } };
    below.receive(registration);
    expect(up.sent.pop()).toBe(registration);
    const registered = { type: 'register.command.response', id: '2', thid: '1', response: { ok: true } };
    up.receive(registered);
    expect(below.sent.pop()).toBe(registered);
    const call = { type: 'execute.command.request', id: '3', commandId: 'below.x', request: 206 };
    up.receive(call);
    expect(below.sent.pop()).toBe(call);
    const reply = {
      type: 'execute.command.response',
      id: '4',
      thid: '3',
      response: { ok: true, result: 206 },
    };
    below.receive(reply);
    expect(up.sent.pop()).toBe(reply);
    const event = { type: 'event', id: '5', eventId: 'e', payload: 206 };
    up.receive(event);
    expect(below.sent.pop()).toBe(event);
  });
});

describe('links', () => {
  it('reject where the channel cannot be started, and leave nothing', async () => {
    const registry = registryOf();
    const channel: Channel = InMemoryChannel.pair('a', 'b')[0];
    channel.start = () => Promise.reject(new Error('no connection'));
    await expect(registry.registerChannel(channel)).rejects.toThrow('no connection');
    const [again, peer] = InMemoryChannel.pair('a', 'b');
    await registry.registerChannel(again);
    peer.close();
  });

  it('keep what arrives while a channel starts until the first list request is sent', async () => {
    const registry = registryOf();
    const [starting, peer] = InMemoryChannel.pair('a', 'b');
    const channel: Channel = starting;
    const start = starting.start.bind(starting);
    let finish = (): void => {};
    channel.start = (sink) => {
      start(sink);
      return new Promise<void>((resolve) => {
        finish = resolve;
      });
    };
    const sent: unknown[] = [];
    peer.start({ receive: (raw) => sent.push(raw), closed: () => {} });
    peer.send({ type: 'list.commands.request', id: 'early' });
    const linking = registry.registerChannel(channel);
    await new Promise((resolve) => setImmediate(resolve));
    expect(sent).toEqual([]);
    finish();
    await linking;
    await vi.waitFor(() => expect(sent).toHaveLength(2));
    expect(sent).toMatchObject([
      { type: 'list.commands.request' },
      { type: 'list.commands.response', thid: 'early' },
    ]);
  });

  it('resolve closed and ready whoever closes, and report both states', async () => {
    const registry = registryOf();
    const records: RegistryRecord[] = [];
    registry.observe((record) => record.kind === 'link' && records.push(record));
    const [channel, peer] = InMemoryChannel.pair('a', 'b');
    const link = await registry.registerChannel(channel);
    expect(link.id).toBe('a');
    peer.start({ receive: () => {}, closed: () => {} });
    peer.close();
    await Promise.all([link.closed, link.ready]);
    await link.close();
    expect(records).toMatchObject([{ state: 'open' }, { state: 'closed' }]);
  });

  it('ask again on demand, and say whether the peer answered', async () => {
    const { root, worker, rootLink } = await LinkedRegistries.rootAndWorker(registryOf);
    await worker.registerCommand(dynCommand('late', () => 1));
    expect(await rootLink.refresh()).toBe(true);
    const silent = registryOf();
    const [channel] = InMemoryChannel.pair('silent', 'x');
    const link = await silent.registerChannel(channel);
    expect(await link.refresh({ timeoutMs: 5 })).toBe(false);
    expect(root.listCommands().map(({ id }) => id)).toEqual(['late']);
  });

  it('fail 10,000 pending calls at a close, each once', async () => {
    const { root, worker, rootLink } = await LinkedRegistries.rootAndWorker(registryOf);
    await worker.registerCommand(dynCommand('hangs', () => new Promise(() => {})));
    const calls = Array.from({ length: 10_000 }, () =>
      root.executeDyn('hangs').catch((error: unknown) => error),
    );
    await rootLink.close();
    const codes = new Set((await Promise.all(calls)).map((error) => (error as CommandError).code));
    expect(codes).toEqual(new Set(['channel_disconnected']));
  });
});

describe('disposal', () => {
  it('can be asked for twice, and nothing can be linked afterwards', async () => {
    const registry = registryOf();
    await registry.dispose();
    await registry.dispose();
    await expect(registry.registerChannel(InMemoryChannel.pair('a', 'b')[0])).rejects.toThrow('disposed');
    registry.emit(dynEvent('e'));
    await expect(registry.executeDyn('x')).rejects.toMatchObject({ code: 'channel_disconnected' });
  });

  it('tells callers on the other side', async () => {
    const { root, worker } = await LinkedRegistries.rootAndWorker(registryOf);
    await worker.registerCommand(dynCommand('hangs', () => new Promise(() => {})));
    const call = root.executeDyn('hangs');
    await new Promise((resolve) => setImmediate(resolve));
    await Promise.all([
      worker.dispose(),
      expect(call).rejects.toMatchObject({ code: 'channel_disconnected' }),
    ]);
    expect(root.listCommands()).toEqual([]);
  });

  it('leaves no timer and no port behind', async () => {
    const before = process.getActiveResourcesInfo().sort();
    const [root, worker] = [registryOf(), registryOf({ routerChannel: 'root' })];
    const { port1, port2 } = new MessageChannel();
    await root.registerChannel(new MessagePortChannel('worker', port1));
    await worker.registerChannel(new MessagePortChannel('root', port2));
    await worker.registerCommand(dynCommand('a', () => 1));
    await root.executeDyn('a');
    root.emit(dynEvent('e'));
    await root.dispose();
    await worker.dispose();
    await vi.waitFor(() => expect(process.getActiveResourcesInfo().sort()).toEqual(before));
  });
});

describe('observers', () => {
  it('see every frame and are isolated from one another', async () => {
    const errors: unknown[] = [];
    const logger = { warn: () => {}, error: (text: string) => errors.push(text) };
    const { root, worker } = await LinkedRegistries.rootAndWorker((options) =>
      registryOf({ ...options, logger }),
    );
    await worker.registerCommand(dynCommand('a', () => 1));
    const records: RegistryRecord[] = [];
    root.observe(() => {
      throw new Error('bad observer');
    });
    const stop = root.observe((record) => records.push(record));
    await root.executeDyn('a', { n: 1 });
    expect(records).toMatchObject([
      { kind: 'frame', channel: 'worker', direction: 'out', message: { type: 'execute.command.request' } },
      { kind: 'frame', channel: 'worker', direction: 'in', message: { type: 'execute.command.response' } },
    ]);
    expect(Math.abs((records[0]?.at ?? 0) - Date.now())).toBeLessThan(10_000);
    stop();
    await root.executeDyn('a');
    expect(records).toHaveLength(2);
    expect(errors).toContain('An observer of the registry threw.');
  });
});
