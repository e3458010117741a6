import { setImmediate as immediate } from 'node:timers/promises';
import { MessageChannel, type MessagePort } from 'node:worker_threads';
import { describe, expect, it, vi } from 'vitest';
import { MessagePortChannel } from '../../channels/message-port-channel';
import { helloOf } from '../../protocol/own-kind';
import { dynCommand } from '../../typed/dyn-command';
import { dynEvent } from '../../typed/dyn-event';
import type { CommandRegistry } from '../command-registry';
import type { Link } from '../links/link';
import type { RegistryRecord } from '../record';
import type { RegistryOptions } from '../registry-options';
import { linkedByPorts } from '../testing/linked-by-ports';
import { registriesOfTest } from '../testing/registries-of-test';

const make = registriesOfTest();

interface Mesh {
  readonly root: CommandRegistry;
  readonly caller: CommandRegistry;
  readonly owner: CommandRegistry;
  /** The root's links to both. */
  readonly callerLink: Link;
  readonly ownerLink: Link;
  /** What the observers of the two ends were told. */
  readonly records: RegistryRecord[];
}

interface MeshOptions {
  readonly root?: RegistryOptions;
  readonly caller?: RegistryOptions;
  readonly owner?: RegistryOptions;
}

/** A root with two children over real ports; the owner has `echo`, and a direct port is offered after two calls. */
async function mesh(options: MeshOptions = {}): Promise<Mesh> {
  const root = make({ id: 'root', directPorts: 2, ...options.root });
  const caller = make({ id: 'caller', routerChannel: 'root', ...options.caller });
  const owner = make({ id: 'owner', routerChannel: 'root', ...options.owner });
  const records: RegistryRecord[] = [];
  for (const child of [caller, owner]) child.observe((record) => records.push(record));
  const [callerLink] = await linkedByPorts([root, 'caller'], [caller, 'root']);
  const [ownerLink] = await linkedByPorts([root, 'owner'], [owner, 'root']);
  await owner.registerCommand(dynCommand('echo', (request, { channel }) => [request, channel]));
  return { root, caller, owner, callerLink, ownerLink, records };
}

const violations = (records: readonly RegistryRecord[]): RegistryRecord[] =>
  records.filter(({ kind }) => kind === 'violation');

/** What became of the direct links at both ends. */
const linkStates = (records: readonly RegistryRecord[]): string[] =>
  records.flatMap((record) => (record.kind === 'link' && record.channel.includes('/') ? [record.state] : []));

/** Calls until the call comes over the direct port. */
async function untilDirect(from: CommandRegistry, commandId = 'echo'): Promise<void> {
  await vi.waitFor(async () => {
    const [, channel] = (await from.executeDyn(commandId, 'again')) as [unknown, string];
    expect(channel).toMatch(/^root\//);
  });
}

const channelOf = async (from: CommandRegistry): Promise<unknown> =>
  ((await from.executeDyn('echo')) as [unknown, unknown])[1];

/** A command that never ends by itself, and the reasons that its handler's signal fired with. */
function hanging(id: string): {
  command: ReturnType<typeof dynCommand>;
  reasons: unknown[];
  running: () => number;
} {
  const reasons: unknown[] = [];
  let running = 0;
  const command = dynCommand(id, (_request, { signal }) => {
    running += 1;
    signal.addEventListener('abort', () => reasons.push((signal.reason as Error).message), { once: true });
    return new Promise(() => {});
  });
  return { command, reasons, running: () => running };
}

describe('a direct port', () => {
  it('takes the calls of two who call each other often, both ways', async () => {
    const { root, caller, owner, records } = await mesh();
    await caller.registerCommand(dynCommand('back', (_request, { channel }) => [1, channel]));
    expect(await channelOf(caller)).toBe('root');
    await untilDirect(caller);
    await untilDirect(owner, 'back');
    const seen: RegistryRecord[] = [];
    root.observe((record) => seen.push(record));
    expect(await caller.executeDyn('echo', { n: 1 })).toEqual([{ n: 1 }, 'root/caller']);
    expect(seen).toEqual([]);
    expect(violations(records)).toEqual([]);
    expect(records.filter((record) => record.kind === 'link' && record.channel.includes('/'))).toHaveLength(
      2,
    );
  });

  it('shows in no list, and is told of nothing but calls', async () => {
    const { root, caller, owner, records } = await mesh();
    await untilDirect(caller);
    records.length = 0;
    expect(caller.listCommands()).toEqual([]);
    const heard: unknown[] = [];
    caller.onAny((event) => heard.push(event.eventId));
    owner.emit(dynEvent('tick'));
    const registration = await owner.registerCommand(dynCommand('more', () => 1));
    registration.unregister();
    await vi.waitFor(() => expect(heard).toEqual(['tick']));
    await vi.waitFor(() => expect(root.listCommands().map(({ id }) => id)).toEqual(['echo']));
    expect(records.filter((record) => 'channel' in record && record.channel?.includes('/'))).toEqual([]);
  });

  it('is taken by a registry for its own children as well', async () => {
    const { caller } = await mesh();
    const grandchild = make({ routerChannel: 'caller' });
    await linkedByPorts([caller, 'grandchild'], [grandchild, 'caller']);
    await untilDirect(grandchild);
    expect(await grandchild.executeDyn('echo', 1)).toEqual([1, 'root/caller']);
  });

  it.each([[{ id: 'root', directPorts: false }], [{ id: 'root', directPorts: 0 }]])(
    'is not offered unless that was asked for: %o',
    async (root) => {
      const { caller } = await mesh({ root });
      for (let call = 0; call < 200; call += 1) expect(await channelOf(caller)).toBe('root');
    },
  );

  it.each<[string, MeshOptions]>([
    ['of whom one refuses it', { caller: { directPorts: false } }],
    ['of whom one is of another kind', { owner: { ownKind: false } }],
    ['of another kind', { root: { ownKind: false } }],
  ])('is not offered to peers %s', async (_name, options) => {
    const { caller, records } = await mesh(options);
    for (let call = 0; call < 10; call += 1) expect(await channelOf(caller)).toBe('root');
    expect(violations(records)).toEqual([]);
  });

  it('is not offered while the root is observed', async () => {
    const { root, caller } = await mesh();
    const stop = root.observe(() => {});
    for (let call = 0; call < 10; call += 1) expect(await channelOf(caller)).toBe('root');
    stop();
    await untilDirect(caller);
  });

  it('keeps the order of calls that nobody waits for, while they change over', async () => {
    const { caller, owner } = await mesh({ root: { directPorts: 50 } });
    const order: number[] = [];
    const ways = new Set<unknown>();
    await owner.registerCommand(
      dynCommand<number>('note', (n, { channel }) => {
        order.push(n);
        ways.add(channel);
      }),
    );
    const calls: Promise<unknown>[] = [];
    for (let round = 0; round < 40; round += 1) {
      for (let n = 0; n < 25; n += 1) calls.push(caller.executeDyn('note', calls.length));
      await immediate();
    }
    await Promise.all(calls);
    expect(order).toEqual(calls.map((_, index) => index));
    expect(ways).toEqual(new Set(['root', 'root/caller']));
  });

  it('is told when its caller gives up, and of deadlines', async () => {
    const { caller, owner } = await mesh();
    const { command, reasons, running } = hanging('hang');
    await owner.registerCommand(command);
    await untilDirect(caller);
    const warm = Array.from({ length: 2 }, async () => caller.executeDyn('hang', 0, { timeoutMs: 5 }));
    await Promise.allSettled(warm);
    const controller = new AbortController();
    const call = caller.executeDyn('hang', 1, { signal: controller.signal });
    await vi.waitFor(() => expect(running()).toBe(3));
    controller.abort(new Error('enough'));
    await expect(call).rejects.toThrow('enough');
    await expect(caller.executeDyn('hang', 2, { timeoutMs: 20 })).rejects.toMatchObject({ code: 'timeout' });
    await vi.waitFor(() => expect(reasons).toHaveLength(4));
  });

  it('carries what is handed over', async () => {
    const { caller, owner } = await mesh();
    await owner.registerCommand(
      dynCommand<ArrayBuffer>('bounce', (buffer, { channel, transfer }) =>
        transfer({ buffer, channel }, [buffer]),
      ),
    );
    await vi.waitFor(async () => {
      const buffer = new ArrayBuffer(8);
      const back = caller.executeDyn('bounce', buffer, { transfer: [buffer] });
      expect(buffer.byteLength).toBe(0);
      expect(await back).toEqual({ buffer: new ArrayBuffer(8), channel: 'root/caller' });
    });
  });
});

describe('a stream over a direct port', () => {
  it('comes item by item, and ends where its consumer stops', async () => {
    const { caller, owner } = await mesh();
    let ended = 0;
    await owner.registerCommand(
      dynCommand('count', async function* (_request, { channel }) {
        try {
          for (let n = 0; ; n += 1) yield [n, channel];
        } finally {
          ended += 1;
        }
      }),
    );
    let calls = 0;
    await vi.waitFor(async () => {
      calls += 1;
      const stream = (await caller.executeDyn('count')) as AsyncIterable<[number, string]>;
      let last: [number, string] | undefined;
      for await (const item of stream) {
        last = item;
        if (item[0] === 200) break;
      }
      expect(last).toEqual([200, 'root/caller']);
    });
    await vi.waitFor(() => expect(ended).toBe(calls));
  });
});

describe('what a direct port leads to', () => {
  it('goes by the root again once it was registered by somebody else', async () => {
    const { root, caller, owner } = await mesh();
    await untilDirect(caller);
    const registration = await owner.registerCommand(
      dynCommand('moving', (_r, { channel }) => ['old', channel]),
    );
    await untilDirect(caller, 'moving');
    registration.unregister();
    const other = make({ routerChannel: 'root' });
    await linkedByPorts([root, 'other'], [other, 'root']);
    await vi.waitFor(() => expect(root.listCommands().map(({ id }) => id)).toEqual(['echo']));
    await other.registerCommand(dynCommand('moving', (_request, { channel }) => ['new', channel]));
    await vi.waitFor(async () =>
      expect(await caller.executeDyn('moving')).toEqual(['new', expect.anything()]),
    );
    await untilDirect(caller, 'moving');
  });

  it('is not found once it was unregistered', async () => {
    const { caller, owner } = await mesh();
    const registration = await owner.registerCommand(dynCommand('gone', (_r, { channel }) => [1, channel]));
    await untilDirect(caller, 'gone');
    registration.unregister();
    await expect(caller.executeDyn('gone')).rejects.toMatchObject({ code: 'not_found' });
  });
});

describe('when a direct port ends', () => {
  const forms: readonly [string, (mesh: Mesh) => unknown][] = [
    ["the owner's link to the root closes", ({ ownerLink }) => ownerLink.close()],
    ["the caller's link to the root closes", ({ callerLink }) => callerLink.close()],
    ['the owner is disposed of', ({ owner }) => owner.dispose()],
    ['the root is disposed of', ({ root }) => root.dispose()],
  ];

  it.each(forms)('as %s, calls under way end at once', async (_name, end) => {
    const made = await mesh();
    const { command, running } = hanging('hang');
    await made.owner.registerCommand(command);
    await untilDirect(made.caller);
    const warm = [1, 2].map(() => made.caller.executeDyn('hang', 0, { timeoutMs: 5 }));
    await Promise.allSettled(warm);
    const call = made.caller.executeDyn('hang').catch((error: { code: string }) => error.code);
    await vi.waitFor(() => expect(running()).toBe(3));
    void end(made);
    expect(await call).toBe('channel_disconnected');
    await vi.waitFor(() => expect(linkStates(made.records)).toEqual(['open', 'open', 'closed', 'closed']));
  });

  it('there is another one for a peer that comes again', async () => {
    const { root, caller, owner } = await mesh();
    await untilDirect(caller);
    await owner.dispose();
    await vi.waitFor(() => expect(root.listCommands()).toEqual([]));
    const again = make({ routerChannel: 'root' });
    await again.registerCommand(dynCommand('echo', (request, { channel }) => [request, channel]));
    await linkedByPorts([root, 'owner'], [again, 'root']);
    await untilDirect(caller);
  });
});

/** A router that is the test, over a real port, with a registry below it that takes what it offers. */
async function hostileRouter(options: RegistryOptions = {}): Promise<{
  readonly child: CommandRegistry;
  readonly port: MessagePort;
  readonly reasons: string[];
  post(frame: object, transfer?: readonly MessagePort[]): void;
}> {
  const child = make({ id: 'child', routerChannel: 'root', ...options });
  const reasons: string[] = [];
  child.observe((record) => {
    if (record.kind === 'violation') reasons.push(record.reason);
  });
  const { port1, port2: port } = new MessageChannel();
  await child.registerChannel(new MessagePortChannel('root', port1));
  const post = (frame: object, transfer: readonly MessagePort[] = []): void =>
    port.postMessage({ id: 'x', ...frame }, transfer);
  const _meta = helloOf(['direct', 'transfer'], '');
  post({ type: 'list.commands.request', _meta });
  return { child, port, reasons, post };
}

const offer = (channelId: string): [object, readonly MessagePort[], MessagePort] => {
  const { port1, port2 } = new MessageChannel();
  return [{ type: 'port.offer', channelId, port: port1 }, [port1], port2];
};

/** Resolves once the port is closed, which it learns only as it reads what came before. */
function closing(port: MessagePort): Promise<unknown> {
  port.on('message', () => {});
  return new Promise((resolve) => port.once('close', resolve));
}

describe('a hostile offer', () => {
  it.each<[string, object, string]>([
    ['without a port', {}, 'port is not a port'],
    ['with something else in its place', { port: { postMessage: 'no' } }, 'port is not a port'],
    ['without a name', { channelId: undefined }, 'channelId is not a string'],
  ])('%s is a violation', async (_name, fields, reason) => {
    const { post, reasons, port } = await hostileRouter();
    post({ type: 'port.offer', channelId: 'a', ...fields });
    await vi.waitFor(() => expect(reasons).toEqual([reason]));
    port.close();
  });

  it('that is repeated is one, and the first port stays', async () => {
    const { post, reasons, port } = await hostileRouter();
    const [first, firstList, firstEnd] = offer('a');
    const [second, secondList, secondEnd] = offer('a');
    const heard: unknown[] = [];
    firstEnd.on('message', (message) => heard.push(message));
    post(first, firstList);
    post(second, secondList);
    await closing(secondEnd);
    expect(reasons).toEqual(['a port is offered again']);
    await vi.waitFor(() => expect(heard).toMatchObject([{ type: 'list.commands.request' }]));
    post({ type: 'port.end', channelId: 'a' });
    await closing(firstEnd);
    port.close();
  });

  it('of more than 64 ports is one', async () => {
    const { post, reasons, port } = await hostileRouter();
    const offers = Array.from({ length: 65 }, (_, index) => offer(`peer-${index}`));
    const last = closing(offers[64]?.[2] as MessagePort);
    for (const [frame, list] of offers) post(frame, list);
    await last;
    expect(reasons).toEqual(['more than 64 ports']);
    const ended = Promise.all(offers.slice(0, 64).map(([, , end]) => closing(end)));
    // With the link to the router all of them end.
    port.close();
    await ended;
  });

  it('from a peer that is not the router is one', async () => {
    const registry = make({ directPorts: true });
    const { port1, port2 } = new MessageChannel();
    await registry.registerChannel(new MessagePortChannel('peer', port1));
    const reasons: string[] = [];
    registry.observe((record) => record.kind === 'violation' && reasons.push(record.reason));
    const _meta = helloOf(['direct', 'transfer'], '');
    port2.postMessage({ type: 'list.commands.request', id: 'hello', _meta });
    const [frame, list, end] = offer('a');
    port2.postMessage({ id: 'o', ...frame }, list);
    for (const type of ['port.route', 'port.fence', 'port.end']) {
      port2.postMessage({
        type,
        id: type,
        channelId: 'a',
        ...(type === 'port.route' && { commandIds: ['x'] }),
        ...(type === 'port.fence' && { thid: 'o' }),
      });
    }
    await closing(end);
    await vi.waitFor(() => expect(reasons).toHaveLength(4));
    port2.close();
  });

  it('does not open private commands, nor lets anything but calls in', async () => {
    const { child, post, reasons, port } = await hostileRouter();
    void child.registerCommand(dynCommand('_secret', () => 'secret'));
    const events: unknown[] = [];
    child.onAny((event) => events.push(event));
    const [frame, list, end] = offer('a');
    post(frame, list);
    const replies: unknown[] = [];
    end.on('message', (message) => replies.push(message));
    const _meta = helloOf(['batch'], '');
    const command = { id: 'theirs' };
    const frames = [
      { type: 'list.commands.request', _meta },
      { type: 'list.commands.response', thid: 'x', commands: [command] },
      { type: 'register.command.request', command },
      { type: 'event', eventId: 'e' },
      { type: 'command.withdraw', commandIds: ['_secret'] },
      { type: 'port.end', channelId: 'a' },
      { type: 'execute.command.request', commandId: '_secret' },
    ];
    for (const [index, fields] of frames.entries()) end.postMessage({ id: `f${index}`, ...fields });
    await vi.waitFor(() => {
      expect(replies).toContainEqual(
        expect.objectContaining({ thid: 'f6', response: expect.objectContaining({ ok: false }) as unknown }),
      );
    });
    expect(reasons).toEqual([
      'a list.commands.response over a direct port',
      'a register.command.request over a direct port',
      'a event over a direct port',
      'a command.withdraw over a direct port',
      'a port.end over a direct port',
      'a call of the private command _secret',
    ]);
    expect([events, child.listCommands().map(({ id }) => id)]).toEqual([[], ['_secret']]);
    post({ type: 'port.route', channelId: 'a', commandIds: ['_secret'] });
    await vi.waitFor(() => expect(reasons.at(-1)).toBe('a route to the private command _secret'));
    port.close();
    end.close();
  });

  it('waits for the fence of its own port, not of an earlier one with its name', async () => {
    const { child, post, port } = await hostileRouter();
    const begun: unknown[] = [];
    void child.registerCommand(dynCommand('x', (request) => begun.push(request)));
    const registered = await new Promise<{ id: string }>((resolve) =>
      port.on('message', (message: { id: string; type: string }) => {
        if (message.type === 'register.command.request') resolve(message);
      }),
    );
    post({ type: 'register.command.response', thid: registered.id, response: { ok: true } });
    const [first, firstList, firstEnd] = offer('a');
    const [second, secondList, secondEnd] = offer('a');
    post({ ...first, id: 'first' }, firstList);
    post({ type: 'port.end', channelId: 'a' });
    post({ ...second, id: 'second' }, secondList);
    post({ type: 'port.fence', channelId: 'a', thid: 'first' });
    await closing(firstEnd);
    secondEnd.postMessage({ type: 'list.commands.request', id: 'h', _meta: helloOf([], '') });
    secondEnd.postMessage({ type: 'port.fence', id: 'f', channelId: 'child', thid: 'other' });
    const call = { type: 'execute.command.request', commandId: 'x' };
    secondEnd.postMessage({ ...call, id: 'later', request: 2 });
    for (let turn = 0; turn < 10; turn += 1) await immediate();
    post({ ...call, id: 'earlier', request: 1 });
    post({ type: 'port.fence', channelId: 'a', thid: 'second' });
    await vi.waitFor(() => expect(begun).toEqual([1, 2]));
    port.close();
    secondEnd.close();
  });

  it('holds no more than its bound for a fence that never comes', async () => {
    const { post, reasons, port } = await hostileRouter({ maxHeldPerChannel: 100_000 });
    const [frame, list, end] = offer('a');
    post(frame, list);
    end.postMessage({ type: 'list.commands.request', id: 'h', _meta: helloOf([], '') });
    end.postMessage({ type: 'port.fence', id: 'f', channelId: 'a', thid: 'x' });
    const reply = { type: 'execute.command.response', id: 'r', thid: 't', response: { ok: true } };
    for (let sent = 0; sent < 2_000; sent += 1) end.postMessage(reply);
    await closing(end);
    expect(reasons).toEqual(['more than 100000 characters wait for a fence']);
    port.close();
  });

  it('keeps no more routes than there is room for, and no long names', async () => {
    const { child, post, reasons, port } = await hostileRouter({ maxHeldPerChannel: 100_000 });
    const [frame, list, end] = offer('a');
    post(frame, list);
    const ids = (prefix: string): string[] =>
      Array.from({ length: 2_000 }, (_, index) => `${prefix}-${index}`);
    post({ type: 'port.route', channelId: 'a', commandIds: ids('x') });
    await vi.waitFor(() => expect(reasons).toEqual(['routes of more than 100000 characters']));
    post({ type: 'command.withdraw', commandIds: ids('x') });
    post({ type: 'port.route', channelId: 'a', commandIds: ids('y').slice(0, 1_000) });
    const [long, longList] = offer('n'.repeat(2_000));
    post(long, longList);
    await vi.waitFor(() => expect(reasons.slice(1)).toEqual(['the name of a port is too long']));
    expect(child.listCommands()).toEqual([]);
    port.close();
    end.close();
  });
});
