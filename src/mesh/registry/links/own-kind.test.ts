import { setImmediate as immediate } from 'node:timers/promises';
import { MessageChannel } from 'node:worker_threads';
import { afterEach, describe, expect, it, vi } from 'vitest';
import { InMemoryChannel } from '../../channels/in-memory-channel';
import { MessagePortChannel } from '../../channels/message-port-channel';
import type { Message } from '../../protocol/message';
import { dynCommand } from '../../typed/dyn-command';
import type { CommandRegistry } from '../command-registry';
import type { RegistryRecord } from '../record';
import type { RegistryOptions } from '../registry-options';
import { LinkedRegistries } from '../testing/linked-registries';
import { registriesOfTest } from '../testing/registries-of-test';

const make = registriesOfTest();

/** Registries in a row, each the router of the next. */
async function row(...options: readonly RegistryOptions[]): Promise<CommandRegistry[]> {
  const registries = options.map((own, index) =>
    make({ ...own, id: `r${index}`, ...(index > 0 && { routerChannel: 'up' }) }),
  );
  for (const [index, lower] of registries.slice(1).entries()) {
    await LinkedRegistries.link([registries[index] as CommandRegistry, 'down'], [lower, 'up']);
  }
  return registries;
}

interface Hanging {
  readonly command: ReturnType<typeof dynCommand>;
  /** Resolves with the reason once the handler's signal fires. */
  readonly aborted: Promise<{ readonly message: string; readonly code: string; readonly reason?: string }>;
}

/** A command that never ends by itself. */
function hanging(id: string): Hanging {
  let tell: (reason: never) => void = () => {};
  const aborted = new Promise<{ message: string; code: string }>((resolve) => {
    tell = resolve;
  });
  const command = dynCommand(id, (_request, { signal }) => {
    signal.addEventListener('abort', () => tell(signal.reason as never), { once: true });
    return new Promise(() => {});
  });
  return { command, aborted };
}

const ids = (registry: CommandRegistry): string[] => registry.listCommands().map(({ id }) => id);

describe('giving up a call', () => {
  it("reaches the handler's signal over several hops of our own kind", async () => {
    const [top, , , bottom] = await row({}, {}, {}, {});
    const { command, aborted } = hanging('bottom.hang');
    await bottom?.registerCommand(command);
    const controller = new AbortController();
    const call = top?.executeDyn('bottom.hang', undefined, { signal: controller.signal });
    await immediate();
    controller.abort(new Error('not needed'));
    await expect(call).rejects.toThrow('not needed');
    expect(await aborted).toMatchObject({ code: 'channel_disconnected', reason: 'cancelled' });
  });

  it('ends at a hop of another kind, and the deadline there stays', async () => {
    const [top, middle, bottom] = await row({}, { ownKind: false }, {});
    const { command } = hanging('bottom.hang');
    await bottom?.registerCommand(command);
    const types: string[] = [];
    middle?.observe((record) => {
      if (record.kind === 'frame') types.push(record.message.type);
      if (record.kind === 'violation') types.push(record.reason);
    });
    const controller = new AbortController();
    const call = top?.executeDyn('bottom.hang', undefined, { signal: controller.signal, timeoutMs: 9_000 });
    await immediate();
    controller.abort(new Error('not needed'));
    await expect(call).rejects.toThrow('not needed');
    await immediate();
    expect(types).toEqual(['execute.command.request', 'execute.command.request']);
  });

  it('reaches the handler also of a call that was made before the peer had shaken hands', async () => {
    const [caller, owner] = [make({ routerChannel: 'owner' }), make()];
    const { command, aborted } = hanging('hang');
    await owner.registerCommand(command);
    const [forCaller, forOwner] = InMemoryChannel.pair('owner', 'caller');
    await caller.registerChannel(forCaller);
    const controller = new AbortController();
    const call = caller.executeDyn('hang', undefined, { signal: controller.signal });
    controller.abort(new Error('not needed'));
    await expect(call).rejects.toThrow('not needed');
    await owner.registerChannel(forOwner);
    expect(await aborted).toMatchObject({ reason: 'cancelled' });
  });

  it("reaches the handler when the caller's deadline passes", async () => {
    const [top, , bottom] = await row({}, {}, {});
    const { command, aborted } = hanging('bottom.hang');
    await bottom?.registerCommand(command);
    const failed = top?.executeDyn('bottom.hang', undefined, { timeoutMs: 20 });
    await expect(failed).rejects.toMatchObject({ code: 'timeout' });
    expect((await aborted).code).toMatch(/channel_disconnected|timeout/);
  });

  it('reaches the handler when the registry that made the call goes away', async () => {
    const [top, , bottom] = await row({}, {}, {});
    const { command, aborted } = hanging('bottom.hang');
    await bottom?.registerCommand(command);
    const call = top?.executeDyn('bottom.hang');
    await immediate();
    void top?.dispose();
    await expect(call).rejects.toMatchObject({ code: 'channel_disconnected' });
    expect(await aborted).toMatchObject({ reason: 'cancelled' });
  });

  it('leaves room for others where thousands waited', async () => {
    const [top, bottom] = await row({}, { maxInFlightPerChannel: 1, maxWaitingPerChannel: 100 });
    let release: (value: unknown) => void = () => {};
    await bottom?.registerCommand([
      dynCommand('hold', () => new Promise((resolve) => (release = resolve))),
      dynCommand('echo', (request) => request),
    ]);
    const held = top?.executeDyn('hold');
    for (let round = 0; round < 20; round += 1) {
      const controllers = Array.from({ length: 100 }, () => new AbortController());
      const waiting = controllers.map(async ({ signal }, n) => {
        return top?.executeDyn('echo', n, { signal }).catch(() => 'given up');
      });
      await immediate();
      for (const controller of controllers) controller.abort();
      expect(new Set(await Promise.all(waiting))).toEqual(new Set(['given up']));
    }
    const last = top?.executeDyn('echo', 'served');
    await immediate();
    release('done');
    expect(await Promise.all([held, last])).toEqual(['done', 'served']);
  });
});

describe('a deadline', () => {
  afterEach(() => void vi.useRealTimers());

  it("outlasts that of the registries on the way where the caller's is longer", async () => {
    vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout', 'performance'] });
    const [top, , bottom] = await row({}, { requestTimeoutMs: 1_000 }, {});
    await bottom?.registerCommand(
      dynCommand('wait', () => new Promise((resolve) => setTimeout(() => resolve('at last'), 5_000))),
    );
    const call = top?.executeDyn('wait', undefined, { timeoutMs: 10_000 });
    await vi.advanceTimersByTimeAsync(5_001);
    expect(await call).toBe('at last');
  });
});

describe('a command that is unregistered', () => {
  it('goes from every registry of our own kind, up and down', async () => {
    const registries = await row({}, {}, {}, {});
    const registration = await registries[2]?.registerCommand(dynCommand('x', () => 1));
    // The lowest knows it from a list.
    await registries[3]?.executeDyn('x');
    for (const registry of registries.slice(0, 3)) expect(ids(registry)).toEqual(['x']);
    registration?.unregister();
    await immediate();
    for (const registry of registries) expect(ids(registry)).toEqual([]);
  });

  it('can be registered again right away', async () => {
    const registries = await row({}, {}, {});
    const registration = await registries[2]?.registerCommand(dynCommand('x', () => 'old'));
    registration?.unregister();
    await registries[2]?.registerCommand(dynCommand('x', () => 'new'));
    await immediate();
    expect(await registries[0]?.executeDyn('x')).toBe('new');
  });

  it('stays known elsewhere where its owner only went away, and is there again with it', async () => {
    const [top, middle, bottom] = (await row({}, {}, {})) as [
      CommandRegistry,
      CommandRegistry,
      CommandRegistry,
    ];
    await bottom.registerCommand(dynCommand('x', () => 1));
    await bottom.dispose();
    await immediate();
    expect([top, middle].map(ids)).toEqual([['x'], []]);
    await expect(top.executeDyn('x')).rejects.toMatchObject({ code: 'not_found' });
    const again = make({ routerChannel: 'up' });
    await again.registerCommand(dynCommand('x', () => 2));
    await LinkedRegistries.link([middle, 'down'], [again, 'up']);
    expect(await top.executeDyn('x')).toBe(2);
  });

  it('stays at a registry of another kind', async () => {
    const registries = await row({ ownKind: false }, {}, {});
    const registration = await registries[2]?.registerCommand(dynCommand('x', () => 1));
    registration?.unregister();
    await immediate();
    expect(registries.map(ids)).toEqual([['x'], [], []]);
    await expect(registries[0]?.executeDyn('x')).rejects.toMatchObject({ code: 'not_found' });
  });
});

describe('a registration that failed', () => {
  it('leaves nothing at the routers that had taken a part of it', async () => {
    const [top, middle, bottom] = (await row({}, {}, {})) as [
      CommandRegistry,
      CommandRegistry,
      CommandRegistry,
    ];
    await top.registerCommand(dynCommand('taken', () => 'theirs'));
    const names = ['a', 'b', 'taken', 'c'];
    const registered = bottom.registerCommand(names.map((id) => dynCommand(id, () => id)));
    await expect(registered).rejects.toMatchObject({ code: 'duplicate_command', commandId: 'taken' });
    await immediate();
    expect([top, middle, bottom].map(ids)).toEqual([['taken'], [], []]);
    await middle.registerCommand(dynCommand('a', () => 'of the middle'));
    expect(await top.executeDyn('a')).toBe('of the middle');
  });

  it('leaves nothing at a router that takes it when it is too late', async () => {
    const [forMiddle, forTop] = InMemoryChannel.pair('up', 'middle');
    const sent: Message[] = [];
    let answer = (): void => {};
    forTop.start({
      receive: (raw) => {
        const message = raw as Message;
        sent.push(message);
        const { type, id } = message;
        if (type === 'list.commands.request') {
          const _meta = { meshscope: { version: 1, features: ['withdraw'] } };
          forTop.send({ type, id: `asks ${id}`, _meta });
          forTop.send({ type: 'list.commands.response', id: `lists ${id}`, thid: id, commands: [] });
        }
        if (type !== 'register.command.request') return;
        answer = () =>
          forTop.send({ type: 'register.command.response', id: 'late', thid: id, response: { ok: true } });
      },
      closed: () => {},
    });
    const middle = make({ id: 'middle', routerChannel: 'up', requestTimeoutMs: 30 });
    const bottom = make({ id: 'bottom', routerChannel: 'up', requestTimeoutMs: 10 });
    const link = await middle.registerChannel(forMiddle);
    await link.ready;
    await LinkedRegistries.link([middle, 'down'], [bottom, 'up']);
    await expect(bottom.registerCommand(dynCommand('slow', () => 1))).rejects.toMatchObject({
      code: 'timeout',
    });
    const withdrawal = (): Message | undefined => sent.find(({ type }) => type === 'command.withdraw');
    await vi.waitFor(() => expect(withdrawal()).toMatchObject({ commandIds: ['slow'] }));
    answer();
    expect([middle, bottom].map(ids)).toEqual([[], []]);
  });

  it('asks the router for nothing further once one of its commands was not to be carried', async () => {
    const { port1, port2 } = new MessageChannel();
    const [router, child] = [make({ id: 'router' }), make({ id: 'child', routerChannel: 'router' })];
    const links = await Promise.all([
      router.registerChannel(new MessagePortChannel('child', port1)),
      child.registerChannel(new MessagePortChannel('router', port2)),
    ]);
    await Promise.all(links.map(({ ready }) => ready));
    const records: RegistryRecord[] = [];
    router.observe((record) => records.push(record));
    const registered = child.registerCommand([
      dynCommand('first', () => 1),
      dynCommand('odd', () => 2, { description: Symbol('no text') as never }),
      dynCommand('last', () => 3),
    ]);
    await expect(registered).rejects.toBeInstanceOf(TypeError);
    await child.executeDyn('none').catch(() => {});
    expect(ids(router)).toEqual([]);
    const asked = records.flatMap((record) =>
      record.kind === 'frame' && record.message.type === 'register.command.request'
        ? [record.message.command.id]
        : [],
    );
    expect(asked).toEqual(['first']);
  });
});

describe('over a port', () => {
  it('works alike', async () => {
    const [one, other] = [make(), make()];
    const { port1, port2 } = new MessageChannel();
    const { command, aborted } = hanging('hang');
    const registration = await other.registerCommand(command);
    const records: RegistryRecord[] = [];
    other.observe((record) => records.push(record));
    const links = await Promise.all([
      one.registerChannel(new MessagePortChannel('other', port1)),
      other.registerChannel(new MessagePortChannel('one', port2)),
    ]);
    await Promise.all(links.map((link) => link.ready));
    const controller = new AbortController();
    const call = one.executeDyn('hang', undefined, { signal: controller.signal });
    controller.abort(new Error('enough'));
    await expect(call).rejects.toThrow('enough');
    expect(await aborted).toMatchObject({ reason: 'cancelled' });
    registration.unregister();
    await vi.waitFor(() => expect(ids(one)).toEqual([]));
    expect(records.filter(({ kind }) => kind === 'violation')).toEqual([]);
  });
});
