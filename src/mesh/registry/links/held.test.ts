import { describe, expect, it } from 'vitest';
import {
  type ChannelSink,
  type CommandRegistry,
  defineCommand,
  dynCommand,
  InMemoryChannel,
  type Link,
  type Message,
  type RegistryRecord,
} from '../../index';
import { registriesOfTest } from '../testing/registries-of-test';

const registryOf = registriesOfTest();
const HELD = 10_000;
const LONG = 'x'.repeat(4_000);

/** A peer that is the test: it sends what it likes, and hears everything. */
class Peer {
  readonly heard: Message[] = [];
  link: Link | undefined;
  readonly #end: InMemoryChannel;

  private constructor(end: InMemoryChannel) {
    this.#end = end;
    const sink: ChannelSink = { receive: (raw) => this.heard.push(raw as Message), closed: () => {} };
    end.start(sink);
  }

  static async of(registry: CommandRegistry, name: string): Promise<Peer> {
    const [channel, end] = InMemoryChannel.pair(name, 'here');
    const peer = new Peer(end);
    peer.link = await registry.registerChannel(channel);
    await peer.send();
    return peer;
  }

  /** Sends messages, and waits until they are dealt with. */
  async send(...messages: readonly object[]): Promise<void> {
    for (const message of messages) this.#end.send(message as Message);
    await new Promise((resolve) => setImmediate(resolve));
  }

  close(): void {
    this.#end.close();
  }

  /** The outcomes of its requests, by their ids. */
  get outcomes(): Readonly<Record<string, string>> {
    const outcomes: Record<string, string> = {};
    for (const message of this.heard) {
      if (!('thid' in message) || !('response' in message)) continue;
      const { response } = message;
      const failure = 'error' in response ? response.error : 'ok';
      outcomes[message.thid.slice(0, 5)] = typeof failure === 'string' ? failure : failure.code;
    }
    return outcomes;
  }
}

function violationsOf(registry: CommandRegistry): string[] {
  const reasons: string[] = [];
  registry.observe((record) => {
    if (record.kind === 'violation') reasons.push(record.reason);
  });
  return reasons;
}

const register = (id: string, commandId: string, description?: string): object => ({
  type: 'register.command.request',
  id,
  command: { id: commandId, ...(description !== undefined && { description }) },
});
const call = (id: string, commandId: string, request?: unknown): object => ({
  type: 'execute.command.request',
  id,
  commandId,
  ...(request !== undefined && { request }),
});

describe('what is kept of a channel', () => {
  it('is bounded for its definitions, however few they are', async () => {
    const registry = registryOf({ maxHeldPerChannel: HELD });
    const reasons = violationsOf(registry);
    const peer = await Peer.of(registry, 'peer');
    await peer.send(register('r1', 'a', LONG), register('r2', 'b', LONG), register('r3', 'c', LONG));
    expect(peer.outcomes).toEqual({ r1: 'ok', r2: 'ok', r3: 'duplicate_command' });
    expect(reasons).toEqual(['more than 200000 commands of one channel, or 10000 characters of them']);
    expect(peer.link?.load).toMatchObject({ commands: 2, commandChars: 8_002 });
    // In place of its own there is room again, and once that is small for another.
    await peer.send(register('r4', 'b', 'short'), register('r5', LONG));
    expect(peer.outcomes).toMatchObject({ r4: 'ok', r5: 'ok' });
    await peer.send({
      type: 'list.commands.response',
      id: 'l',
      thid: 'x',
      commands: [{ id: 'd', description: LONG }],
    });
    expect(registry.listCommands().map(({ id }) => id.slice(0, 1))).toEqual(['a', 'b', 'x']);
    peer.close();
    await peer.link?.closed;
    expect(peer.link?.load).toMatchObject({ commands: 0, commandChars: 0 });
  });

  it('is bounded for definitions whose bulk is in a schema', async () => {
    const registry = registryOf({ maxHeldPerChannel: HELD });
    const peer = await Peer.of(registry, 'peer');
    const schema = { request: { enum: Array.from({ length: 2_000 }, (_, index) => index) } };
    await peer.send({ type: 'register.command.request', id: 'r', command: { id: 'a', schema } });
    expect(peer.outcomes).toEqual({ r: 'duplicate_command' });
  });

  it('is bounded while the router has not answered', async () => {
    const registry = registryOf({ maxHeldPerChannel: HELD, routerChannel: 'up' });
    const [up, peer] = [await Peer.of(registry, 'up'), await Peer.of(registry, 'peer')];
    await peer.send(
      register('r1', 'a', LONG),
      register('r2', 'b', LONG),
      register('r3', 'c', LONG),
      register(`r4${LONG}`, 'd'),
    );
    expect(peer.outcomes).toEqual({ r3: 'duplicate_command', r4xxx: 'duplicate_command' });
    up.close();
    await up.link?.closed;
    expect(peer.outcomes).toMatchObject({ r1: 'ok', r2: 'ok' });
    expect(peer.link?.load).toMatchObject({ commands: 2, commandChars: 8_002 });
  });

  it('is bounded for what lists tell of reserved ids', async () => {
    const registry = registryOf({ maxHeldPerChannel: HELD, routerChannel: 'up' });
    const [up, peer] = [await Peer.of(registry, 'up'), await Peer.of(registry, 'peer')];
    const reserved = ['a', 'b', 'c'].map((id) => registry.registerCommand(dynCommand(id, () => 1)));
    const list = (description: string): object => ({
      type: 'list.commands.response',
      id: 'l',
      thid: 'x',
      commands: ['a', 'b', 'c'].map((id) => ({ id, description })),
    });
    await peer.send(list(LONG));
    expect(peer.link?.load.commandChars).toBe(8_002);
    await peer.send(list('short'));
    expect(peer.link?.load.commandChars).toBe(18);
    for (const message of up.heard) {
      if (message.type !== 'register.command.request') continue;
      await up.send({ type: 'register.command.response', id: 'o', thid: message.id, response: { ok: true } });
    }
    await Promise.all(reserved);
    expect(peer.link?.load.commandChars).toBe(0);
  });

  it('tells a slow router once more of an id that changes again and again', async () => {
    const registry = registryOf({ routerChannel: 'up' });
    const [up, peer] = [await Peer.of(registry, 'up'), await Peer.of(registry, 'peer')];
    const list = (...commands: object[]): object => ({
      type: 'list.commands.response',
      id: 'l',
      thid: 'x',
      commands,
    });
    for (let turn = 0; turn < 100; turn += 1) {
      await peer.send(list({ id: 'a', description: `version ${turn}` }));
      await peer.send(list());
    }
    await peer.send(list({ id: 'a', description: 'the last' }));
    const told = (): Message[] => up.heard.filter(({ type }) => type === 'register.command.request');
    expect(told()).toHaveLength(1);
    await up.send({
      type: 'register.command.response',
      id: 'o',
      thid: told()[0]?.id,
      response: { ok: true },
    });
    expect(told()).toHaveLength(2);
    expect(told()[1]).toMatchObject({ command: { id: 'a', description: 'the last' } });
    await up.send({
      type: 'register.command.response',
      id: 'o',
      thid: told()[1]?.id,
      response: { ok: true },
    });
    expect(told()).toHaveLength(2);
    expect(peer.link?.load.commandChars).toBe('athe last'.length);
  });

  it('is bounded for ids that come and go while the router is slow', async () => {
    const registry = registryOf({ routerChannel: 'up', maxCommandsPerChannel: 3 });
    const refused: string[] = [];
    registry.observe((record) => {
      if (record.kind === 'refused') refused.push(`${record.commandId}: ${record.reason}`);
    });
    const [up, peer] = [await Peer.of(registry, 'up'), await Peer.of(registry, 'peer')];
    for (const id of ['a', 'b', 'c', 'd'])
      await peer.send({ type: 'list.commands.response', id: 'l', thid: 'x', commands: [{ id }] });
    expect(up.heard.filter(({ type }) => type === 'register.command.request')).toHaveLength(3);
    expect(refused).toEqual(['d: too many of its channel wait for the router']);
    expect(registry.listCommands().map(({ id }) => id)).toEqual(['d']);
  });

  it('is bounded for calls that wait for their turn, by what they carry', async () => {
    const registry = registryOf({ maxHeldPerChannel: HELD, maxInFlightPerChannel: 1 });
    const finish: (() => void)[] = [];
    await registry.registerCommand(
      dynCommand('slow', () => new Promise<void>((resolve) => finish.push(resolve))),
    );
    const waiting: RegistryRecord[] = [];
    registry.observe((record) => {
      if (record.kind === 'waiting') waiting.push(record);
    });
    const reasons = violationsOf(registry);
    const peer = await Peer.of(registry, 'peer');
    const carried = { text: LONG };
    await peer.send(...['c1', 'c2', 'c3', 'c4', 'c5', 'c6'].map((id) => call(id, 'slow', carried)));
    expect(waiting).toMatchObject([
      { channel: 'peer', messageId: 'c2', commandId: 'slow', waitingCalls: 1 },
      { messageId: 'c3', waitingCalls: 2 },
      { messageId: 'c4', waitingCalls: 3 },
    ]);
    expect(peer.outcomes).toEqual({ c5: 'internal_error', c6: 'internal_error' });
    expect(reasons[0]).toMatch(
      /^The call of slow was refused: calls of its channel .* keep \d+ characters already\.$/,
    );
    expect(peer.link?.load).toMatchObject({ runningCalls: 1, waitingCalls: 3 });
    for (let turn = 0; turn < 4; turn += 1) {
      finish[turn]?.();
      await peer.send();
    }
    expect(peer.outcomes).toMatchObject({ c1: 'ok', c4: 'ok' });
    expect(peer.link?.load).toMatchObject({ runningCalls: 0, waitingCalls: 0, callChars: 0 });
    await peer.send(call('c7', 'slow'));
    expect(peer.link?.load.runningCalls).toBe(1);
  });

  it('is bounded for calls that are passed on to a peer that never answers, without a deadline too', async () => {
    const registry = registryOf({ maxHeldPerChannel: HELD, requestTimeoutMs: 0 });
    const [silent, peer] = [await Peer.of(registry, 'silent'), await Peer.of(registry, 'peer')];
    await silent.send(register('r', 'silent.x'));
    for (let index = 0; index < 100; index += 1) await peer.send(call(`c${index}`, 'silent.x'));
    const passedOn = silent.heard.filter(({ type }) => type === 'execute.command.request');
    expect(passedOn.length).toBeGreaterThan(20);
    expect(passedOn.length).toBeLessThan(50);
    expect(Object.values(peer.outcomes)).toEqual(
      Array.from({ length: 100 - passedOn.length }, () => 'internal_error'),
    );
    silent.close();
    await silent.link?.closed;
    expect(peer.link?.load.callChars).toBe(0);
  });

  it('is bounded for ids of any length', async () => {
    const registry = registryOf({ maxHeldPerChannel: HELD, requestTimeoutMs: 0 });
    await registry.registerCommand(dynCommand('never', () => new Promise(() => {})));
    const peer = await Peer.of(registry, 'peer');
    for (let index = 0; index < 20; index += 1) await peer.send(call(`c${index}${LONG}`, 'never'));
    expect(peer.link?.load.runningCalls).toBe(3);
    expect(Object.values(peer.outcomes)).toHaveLength(17);
  });

  it('is bounded for what comes before the link is open', async () => {
    const registry = registryOf({ maxHeldPerChannel: HELD });
    const reasons = violationsOf(registry);
    let open = (): void => {};
    let sink: ChannelSink | undefined;
    const linking = registry.registerChannel({
      id: 'peer',
      start: (given) => {
        sink = given;
        return new Promise<void>((resolve) => {
          open = resolve;
        });
      },
      send: () => {},
      close: () => {},
    });
    for (const id of ['a', 'b', 'c', 'd']) sink?.receive(register(id, id, LONG));
    expect(reasons).toEqual(
      Array.from({ length: 2 }, () => 'more than 10000 characters came before the link was open'),
    );
    open();
    await linking;
    expect(registry.listCommands().map(({ id }) => id)).toEqual(['a', 'b']);
  });

  it('is named in messages as far as a person reads on', async () => {
    const registry = registryOf();
    const reasons = violationsOf(registry);
    const peer = await Peer.of(registry, 'peer');
    const endless = '_'.repeat(1_000_000);
    await peer.send(
      call('c1', endless),
      call('c2', endless.replaceAll('_', 'x')),
      register('r', endless),
      { type: 'event', id: 'e', eventId: endless },
      { type: 'list.commands.response', id: 'l', thid: 'x', commands: [{ id: endless }] },
    );
    expect(reasons).toHaveLength(4);
    expect(Math.max(...reasons.map(({ length }) => length))).toBeLessThan(400);
    const replies = peer.heard.filter(({ type }) => type === 'execute.command.response');
    expect(replies).toHaveLength(2);
    expect(JSON.stringify(replies).length).toBeLessThan(2_000);
  });
});

describe('a stream for a caller here that expects an array', () => {
  it('is given up beyond the bound on what is kept', async () => {
    const registry = registryOf({ maxHeldPerChannel: HELD });
    const peer = await Peer.of(registry, 'peer');
    const meshscope = { version: 1, features: ['stream', 'cancel'] };
    await peer.send(
      { type: 'list.commands.request', id: 'hello', _meta: { meshscope } },
      { type: 'list.commands.response', id: 'list', thid: 'x', commands: [{ id: 'items' }] },
    );
    const call = registry.execute(defineCommand({ id: 'items' }));
    const refused = expect(call).rejects.toMatchObject({
      code: 'internal_error',
      message: expect.stringContaining(`${HELD} characters`) as unknown,
    });
    await peer.send();
    const request = peer.heard.find(({ type }) => type === 'execute.command.request');
    await peer.send({ type: 'stream.open', id: 'open', thid: request?.id });
    for (const id of ['1', '2', '3'])
      await peer.send({ type: 'stream.items', id, thid: request?.id, items: [LONG] });
    await refused;
    expect(peer.heard.at(-1)).toMatchObject({ type: 'command.cancel', thid: request?.id });
  });
});
