import { MessageChannel } from 'node:worker_threads';
import { describe, expect, it, vi } from 'vitest';
import type { Channel } from '../../channels/channel';
import { ChannelClosedError } from '../../channels/channel-closed-error';
import { MessagePortChannel, type MessagePortLike } from '../../channels/message-port-channel';
import type { Message } from '../../protocol/message';
import { NumberedIds } from '../../protocol/pack/numbered-ids';
import { Unpacker } from '../../protocol/pack/unpacker';
import { dynCommand } from '../../typed/dyn-command';
import { dynEvent } from '../../typed/dyn-event';
import type { CommandRegistry } from '../command-registry';
import type { RegistryRecord } from '../record';
import type { RegistryOptions } from '../registry-options';
import { registriesOfTest } from '../testing/registries-of-test';

const make = registriesOfTest();

interface Pair {
  readonly one: CommandRegistry;
  readonly other: CommandRegistry;
  /** What `one` has posted since they were ready: single messages, and those of a batch. */
  readonly posted: (Message | readonly Message[])[];
  /** A reason for each handler of `wait` that was told to stop. */
  readonly aborted: unknown[];
  /** What the observers of both were told. */
  readonly records: RegistryRecord[];
}

/** A channel as it was before the short form of messages. */
function withoutPack(channel: MessagePortChannel): Channel {
  return {
    id: channel.id,
    start: (sink) => channel.start(sink),
    send: (message) => channel.send(message),
    sendBatch: (messages) => channel.sendBatch(messages),
    close: () => channel.close(),
  };
}

/** Two registries joined by a port, ready; the other has `echo`, `function` and `wait`. */
async function pair({ pack = true, ...options }: RegistryOptions & { pack?: boolean } = {}): Promise<Pair> {
  const { port1, port2 } = new MessageChannel();
  const [one, other] = [make({ id: 'one', ...options }), make({ id: 'other' })];
  const posted: (Message | readonly Message[])[] = [];
  const aborted: unknown[] = [];
  const ids = new NumberedIds('');
  const unpacker = new Unpacker(ids, ids, (_raw, reason) => expect(reason).toBe('no fault'));
  const opened = (row: readonly unknown[]): Message[] => {
    const [unpacking, messages] = [unpacker.unpacking(row), [] as Message[]];
    while (!unpacking.isDone) messages.push(unpacking.next() as Message);
    return messages;
  };
  const watched: MessagePortLike = new Proxy(port1, {
    get(port, key) {
      if (key === 'postMessage') {
        return (message: unknown) => {
          port.postMessage(message);
          const isPacked = Array.isArray(message) && unpacker.reads(message);
          posted.push(isPacked ? opened(message as unknown[]) : (message as Message | Message[]));
        };
      }
      const value: unknown = Reflect.get(port, key);
      return typeof value === 'function' ? (value.bind(port) as unknown) : value;
    },
  });
  await other.registerCommand([
    dynCommand('echo', (request) => request),
    dynCommand('function', () => () => 'a function'),
    dynCommand('wait', (_request, { signal }) => {
      signal.addEventListener('abort', () => aborted.push(signal.reason));
      return new Promise(() => {});
    }),
  ]);
  const links = await Promise.all([
    one.registerChannel(
      pack ? new MessagePortChannel('other', watched) : withoutPack(new MessagePortChannel('other', watched)),
    ),
    other.registerChannel(new MessagePortChannel('one', port2)),
  ]);
  await Promise.all(links.map((link) => link.ready));
  await vi.waitFor(() => expect(posted.length).toBeGreaterThan(1));
  posted.length = 0;
  const records: RegistryRecord[] = [];
  one.observe((record) => records.push(record));
  other.observe((record) => records.push(record));
  return { one, other, posted, aborted, records };
}

const numbers = Array.from({ length: 200 }, (_, n) => n);

describe.each([
  ['in their short form', true],
  ['whole, as the peer knows no other', false],
])('messages of one turn, between two of our own kind, %s', (_form, pack) => {
  it('go together over a port, in order, at most 64', async () => {
    const { one, posted } = await pair({ pack });
    const results = await Promise.all(numbers.map((n) => one.executeDyn('echo', n)));
    expect(results).toEqual(numbers);
    expect(posted.map((frame) => (Array.isArray(frame) ? frame.length : 'single'))).toEqual([
      pack ? 1 : 'single',
      64,
      64,
      64,
      7,
    ]);
    expect(posted.flat().map((frame) => (frame as { request?: unknown }).request)).toEqual(numbers);
  });

  it('go together with registrations and their replies only where they have a short form', async () => {
    const { one, other, posted, records } = await pair({ pack, routerChannel: 'other' });
    const ids = numbers.slice(0, 100).map((n) => `list.${n}`);
    const registered = one.registerCommand(ids.map((id) => dynCommand(id, () => id)));
    const called = one.executeDyn('echo', 'after them');
    await registered;
    expect(await called).toBe('after them');
    const types = posted.flat().map((frame) => (frame as Message).type);
    expect(types.slice(0, 101)).toEqual([
      ...ids.map(() => 'register.command.request'),
      'execute.command.request',
    ]);
    expect(posted.map((frame) => (Array.isArray(frame) ? frame.length : 1)).slice(0, 3)).toEqual(
      pack ? [1, 64, 36] : [1, 1, 1],
    );
    const listed = other.listCommands().filter(({ channel }) => channel === 'one');
    expect(listed.map(({ id }) => id)).toEqual(ids);
    expect(records.filter(({ kind }) => kind !== 'frame')).toEqual([]);
    expect(await Promise.all(ids.map((id) => other.executeDyn(id)))).toEqual(ids);
  });

  it('register all or none, where one of many is refused', async () => {
    const { one, other } = await pair({ pack, routerChannel: 'other' });
    await other.registerCommand(dynCommand('list.50', () => 'theirs'));
    const ids = numbers.slice(0, 100).map((n) => `list.${n}`);
    await expect(one.registerCommand(ids.map((id) => dynCommand(id, () => id)))).rejects.toMatchObject({
      code: 'duplicate_command',
      commandId: 'list.50',
    });
    expect(
      one.listCommands().filter(({ id, channel }) => id.startsWith('list.') && channel === undefined),
    ).toEqual([]);
    expect(await one.executeDyn('list.50')).toBe('theirs');
    const left = other.listCommands().filter(({ id }) => id.startsWith('list.'));
    expect(left).toEqual([expect.objectContaining({ id: 'list.50' })]);
  });

  it('are single frames for observers', async () => {
    const { one, records } = await pair({ pack });
    await Promise.all(numbers.map((n) => one.executeDyn('echo', n)));
    const seen = records.map((record) => (record.kind === 'frame' ? record.message.type : record.kind));
    expect(seen.filter((type) => type === 'execute.command.request')).toHaveLength(400);
    expect(seen.filter((type) => type === 'execute.command.response')).toHaveLength(400);
    expect(seen).toHaveLength(800);
  });

  it('go one by one to a peer of another kind', async () => {
    const { one, posted } = await pair({ pack, ownKind: false });
    await Promise.all(numbers.map((n) => one.executeDyn('echo', n)));
    expect(posted).toHaveLength(200);
    expect(posted.some(Array.isArray)).toBe(false);
  });

  it('keep their order with what goes at once', async () => {
    const { one, other, posted } = await pair({ pack });
    const heard: unknown[] = [];
    other.onAny(({ payload }) => heard.push(payload));
    one.emit(dynEvent('n', 1));
    one.emit(dynEvent('n', 2));
    const registration = await one.registerCommand(dynCommand('x', () => 1));
    registration.unregister();
    one.emit(dynEvent('n', 3));
    one.emit(dynEvent('n', 4));
    await vi.waitFor(() => expect(heard).toEqual([1, 2, 3, 4]));
    expect(posted.flat().map((frame) => frame.type)).toEqual([
      'event',
      'event',
      'command.withdraw',
      'event',
      'event',
    ]);
  });

  it('keep their order with those that have no short form', async () => {
    const { one, other } = await pair({ pack });
    const heard: unknown[] = [];
    other.onAny(({ payload }) => heard.push(payload));
    const payloads = numbers.map((n) => (n % 7 === 3 ? new Date(n) : { n, list: [n, { n }] }));
    for (const payload of payloads) one.emit(dynEvent('n', payload));
    await vi.waitFor(() => expect(heard).toEqual(payloads));
  });

  it('carry deadlines and cancels along with their calls', async () => {
    const { one, posted, aborted, records } = await pair({ pack });
    const controllers = numbers.map(() => new AbortController());
    const outcomes = Promise.allSettled(
      controllers.map(({ signal }) => one.executeDyn('wait', undefined, { signal, timeoutMs: 60_000 })),
    );
    for (const controller of controllers) controller.abort(new Error('given up'));
    expect((await outcomes).every(({ status }) => status === 'rejected')).toBe(true);
    await vi.waitFor(() => expect(aborted).toHaveLength(numbers.length));
    expect(posted.length).toBeLessThan(20);
    expect(records.filter(({ kind }) => kind !== 'frame')).toEqual([]);
  });

  it("end alone where one can't be carried", async () => {
    const { one, records } = await pair({ pack });
    const values = [1, 2, () => 'a function', 4, 5];
    const outcomes = await Promise.allSettled(values.map((value) => one.executeDyn('echo', value)));
    expect(outcomes.map(({ status }) => status)).toEqual([
      'fulfilled',
      'fulfilled',
      'rejected',
      'fulfilled',
      'fulfilled',
    ]);
    expect(outcomes[2]).toMatchObject({ reason: { code: 'invalid_request' } });
    expect(records.filter(({ kind }) => kind === 'violation')).toMatchObject([{ direction: 'out' }]);
  });

  it("end alone where one's result can't be carried", async () => {
    const { one } = await pair({ pack });
    const calls = ['echo', 'function', 'echo', 'function', 'echo'].map((id) => one.executeDyn(id, id));
    const outcomes = await Promise.allSettled(calls);
    expect(outcomes).toMatchObject([
      { value: 'echo' },
      { reason: { code: 'internal_error' } },
      { value: 'echo' },
      { reason: { code: 'internal_error' } },
      { value: 'echo' },
    ]);
  });

  it('are sent before the link closes', async () => {
    const { one, other } = await pair({ pack });
    const heard: unknown[] = [];
    other.onAny(({ payload }) => heard.push(payload));
    for (const n of numbers) one.emit(dynEvent('n', n));
    await one.dispose();
    await vi.waitFor(() => expect(heard).toEqual(numbers));
  });

  it('fail at once where the link closes before they went', async () => {
    const { one, other } = await pair({ pack });
    const calls = numbers.map((n) => one.executeDyn('echo', n));
    void other.dispose();
    void one.dispose();
    const outcomes = await Promise.allSettled(calls);
    expect(new Set(outcomes.map(({ status }) => status))).toEqual(new Set(['rejected']));
  });
});

it.each([
  ['is closed', new ChannelClosedError('other')],
  ['is broken', new Error('broken')],
])('a call over a port that turns out that it %s ends with its link', async (_what, thrown) => {
  const { port1, port2 } = new MessageChannel();
  const [one, other] = [make({ id: 'one' }), make({ id: 'other' })];
  const causes: unknown[] = [];
  one.observe((record) => {
    if (record.kind === 'link' && record.state === 'closed') causes.push(record.cause);
  });
  await other.registerCommand(dynCommand('echo', (request) => request));
  const channel = new MessagePortChannel('other', port1);
  const links = await Promise.all([
    one.registerChannel(
      Object.assign(withoutPack(channel), {
        sendPacked: () => {
          throw thrown;
        },
      }),
    ),
    other.registerChannel(new MessagePortChannel('one', port2)),
  ]);
  await Promise.all(links.map((link) => link.ready));
  const outcomes = await Promise.allSettled([one.executeDyn('echo', 1), one.executeDyn('echo', 2)]);
  expect(outcomes).toMatchObject([
    { reason: { code: 'channel_disconnected' } },
    { reason: { code: expect.stringMatching(/not_found|channel_disconnected/) } },
  ]);
  expect(causes).toEqual([thrown]);
  await links[1].closed;
});

describe('a batch that is no good', () => {
  const ids = '0badc0de-0bad-4bad-8bad-';
  async function attacked(
    shakes: boolean,
    announced: object = { features: ['batch'] },
  ): Promise<{ send(raw: unknown): void; reasons: string[] }> {
    const { port1, port2 } = new MessageChannel();
    const registry = make();
    const reasons: string[] = [];
    registry.observe((record) => {
      if (record.kind === 'violation') reasons.push(record.reason);
      if (record.kind === 'frame' && record.direction === 'in') reasons.push(record.message.type);
    });
    await registry.registerChannel(new MessagePortChannel('hostile', port1));
    const _meta = { meshscope: { version: 1, ...announced } };
    port2.postMessage({ type: 'list.commands.request', id: 'hello', ...(shakes && { _meta }) });
    await vi.waitFor(() => expect(reasons).toHaveLength(1));
    reasons.length = 0;
    port2.on('message', () => {});
    return { send: (raw) => port2.postMessage(raw), reasons };
  }

  const event = (n: number): object => ({ type: 'event', id: `e${n}`, eventId: 'x' });

  it('is a violation where the peer never shook hands', async () => {
    const { send, reasons } = await attacked(false);
    send([event(1), event(2)]);
    await vi.waitFor(() => expect(reasons).toEqual(['not an object']));
  });

  it('is a violation where it is empty, too short or too long, and nothing of it counts', async () => {
    const { send, reasons } = await attacked(true);
    send([]);
    send([event(1)]);
    send(Array.from({ length: 65 }, (_, n) => event(n)));
    await vi.waitFor(() =>
      expect(reasons).toEqual(['a batch of 0 messages', 'a batch of 1 messages', 'a batch of 65 messages']),
    );
  });

  it('counts but for its malformed entries', async () => {
    const { send, reasons } = await attacked(true);
    send([event(1), [event(2), event(3)], null, { type: 'batch' }, event(4)]);
    await vi.waitFor(() =>
      expect(reasons).toEqual(['event', 'not an object', 'not an object', 'unknown type "batch"', 'event']),
    );
  });

  it.each([
    ['batches of whole messages alone', { features: ['batch'], ids }],
    ['no ids', { features: ['batch', 'pack'] }],
    ['ids of another form', { features: ['batch', 'pack'], ids: ids.toUpperCase() }],
  ])('is no packed one where the peer announced %s', async (_what, announced) => {
    const { send, reasons } = await attacked(true, announced);
    send([['x'], 3, 'an id', 0, 0]);
    await vi.waitFor(() => expect(reasons).toEqual(Array.from({ length: 5 }, () => 'not an object')));
  });

  it('counts up to its 64th message where it is packed', async () => {
    const { send, reasons } = await attacked(true, { features: ['pack'], ids });
    send([['x'], ...Array.from({ length: 65 }, (_, n) => [3, n, 0, 0]).flat()]);
    await vi.waitFor(() =>
      expect(reasons).toEqual([
        ...Array.from({ length: 64 }, () => 'event'),
        'more than 64 messages; nothing after it counts',
      ]),
    );
  });

  it('counts but for its malformed entries where it is packed', async () => {
    const { send, reasons } = await attacked(true, { features: ['pack'], ids });
    send([['x'], 3, 1, 0, 0, 3, 2, 1, 0, 3, 3, 0, 0]);
    await vi.waitFor(() =>
      expect(reasons).toEqual(['event', 'the number of a name that was not told', 'event']),
    );
  });
});
