import { describe, expect, it, vi } from 'vitest';
import {
  type Channel,
  CommandError,
  dynCommand,
  dynEvent,
  InMemoryChannel,
  type Message,
  MessagePortChannel,
  type RegistryRecord,
} from '../index';
import { LinkedRegistries } from './testing/linked-registries';
import { registriesOfTest } from './testing/registries-of-test';

const registryOf = registriesOfTest();

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

  it('say that they are open before the first list request, which is still the first message on the wire', async () => {
    const registry = registryOf({ routerChannel: 'a' });
    const [channel, peer] = InMemoryChannel.pair('a', 'b');
    const sent: Message[] = [];
    peer.start({ receive: (raw) => sent.push(raw as Message), closed: () => {} });
    let call: Promise<unknown> | undefined;
    const uncarried: string[] = [];
    registry.observe((record) => {
      if (record.kind === 'violation') uncarried.push(record.reason);
      if (record.kind !== 'link' || record.state !== 'open') return;
      registry.emit(dynEvent('hello'));
      call = registry.executeDyn('peers', { n: 1 });
    });
    await registry.registerChannel(channel);
    await vi.waitFor(() => expect(sent).toHaveLength(3));
    expect(sent.map(({ type }) => type)).toEqual([
      'list.commands.request',
      'event',
      'execute.command.request',
    ]);
    peer.send({
      type: 'execute.command.response',
      id: '1',
      thid: sent[2]?.id ?? '',
      response: { ok: true, result: 7 },
    });
    expect(await call).toBe(7);
    expect(uncarried).toEqual([]);
  });

  it('may be closed by an observer that is told of their opening', async () => {
    const registry = registryOf();
    const [channel, peer] = InMemoryChannel.pair('a', 'b');
    const sent: unknown[] = [];
    let peerClosed = false;
    peer.start({ receive: (raw) => sent.push(raw), closed: () => (peerClosed = true) });
    const states: string[] = [];
    registry.observe((record) => {
      if (record.kind !== 'link') return;
      states.push(record.state);
      channel.close();
    });
    const link = await registry.registerChannel(channel);
    await Promise.all([link.ready, link.closed]);
    await vi.waitFor(() => expect(peerClosed).toBe(true));
    expect([states, sent]).toEqual([['open', 'closed'], []]);
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
    // The test's runner has timers of its own, which come and go: what counts is that there are no more than before.
    const before = process.getActiveResourcesInfo();
    const more = (): string[] => {
      const known = [...before];
      return process.getActiveResourcesInfo().filter((kind) => {
        const at = known.indexOf(kind);
        if (at !== -1) known.splice(at, 1);
        return at === -1;
      });
    };
    const [root, worker] = [registryOf(), registryOf({ routerChannel: 'root' })];
    const { port1, port2 } = new MessageChannel();
    await root.registerChannel(new MessagePortChannel('worker', port1));
    await worker.registerChannel(new MessagePortChannel('root', port2));
    await worker.registerCommand(dynCommand('a', () => 1));
    await root.executeDyn('a');
    root.emit(dynEvent('e'));
    await root.dispose();
    await worker.dispose();
    await vi.waitFor(() => expect(more()).toEqual([]), 20_000);
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
