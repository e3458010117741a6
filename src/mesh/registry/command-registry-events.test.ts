import { runInNewContext } from 'node:vm';
import { toStandardJsonSchema } from '@valibot/to-json-schema';
import * as v from 'valibot';
import { describe, expect, it, vi } from 'vitest';
import {
  type Channel,
  type ChannelSink,
  defineEvent,
  dynEvent,
  jsonSchema,
  type Message,
  MessagePortChannel,
  type RegistryRecord,
} from '../index';
import { LinkedRegistries } from './testing/linked-registries';
import { registriesOfTest } from './testing/registries-of-test';

const registryOf = registriesOfTest();

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

  it('carry what goes beside their payload, from wherever they are', async () => {
    const { root, worker } = await LinkedRegistries.rootAndWorker(registryOf);
    const Tick = defineEvent({ id: 'tick', payload: jsonSchema<number>({}) });
    const Tock = defineEvent({ id: 'tock' });
    const heard: unknown[] = [];
    for (const registry of [root, worker])
      registry.onAny(({ eventId, meta }) => heard.push([eventId, meta?.['baggage']]));
    const meta = { baggage: 'user=ada' };
    worker.emit(Tick, 7, { meta });
    worker.emit(Tock, undefined, { meta });
    worker.emit(dynEvent('dyn', 1), { meta });
    worker.emit(Tick, 8, { meta: undefined });
    const expected = [
      ['tick', 'user=ada'],
      ['tock', 'user=ada'],
      ['dyn', 'user=ada'],
      ['tick', undefined],
    ];
    await vi.waitFor(() => expect(heard).toEqual([...expected, ...expected]));
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

  it('report what a listener gives that rejects, whatever kind of promise it is', async () => {
    const registry = registryOf();
    const failed: unknown[] = [];
    registry.observe((record) => {
      if (record.kind === 'failed_listener') failed.push(record.error);
    });
    const then = (_done: unknown, reject: (reason: unknown) => void): void => reject('rejects');
    const odd: readonly unknown[] = [
      // oxlint-disable unicorn/no-thenable -- objects with a `then` are what this is about
      { then },
      { then: () => ({ then }), catch: 'no function' },
      {
        then: () => {
          throw 'throws when asked';
        },
      },
      Object.defineProperty({}, 'then', {
        get: () => {
          throw 'throws when looked at';
        },
      }),
      // oxlint-enable unicorn/no-thenable
      runInNewContext('Promise.reject("of another realm")'),
    ];
    for (const outcome of odd) registry.onDyn('e', () => outcome as undefined);
    let heard = 0;
    registry.onDyn('e', () => {
      heard += 1;
    });
    registry.emit(dynEvent('e'));
    expect(heard).toBe(1);
    await vi.waitFor(() =>
      expect(new Set(failed)).toEqual(
        new Set(['of another realm', 'rejects', 'throws when asked', 'throws when looked at']),
      ),
    );
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
