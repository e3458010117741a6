import { MessageChannel, MessagePort } from 'node:worker_threads';
import { describe, expect, it, vi } from 'vitest';
import { MessagePortChannel } from '../../channels/message-port-channel';
import { withRetry } from '../../middleware/with-retry';
import { defineCommand } from '../../typed/define-command';
import { type DynCommand, dynCommand } from '../../typed/dyn-command';
import { jsonSchema } from '../../typed/json-schema';
import type { CommandRegistry } from '../command-registry';
import type { RegistryRecord } from '../record';
import { linkedByPorts } from '../testing/linked-by-ports';
import { LinkedRegistries } from '../testing/linked-registries';
import { registriesOfTest } from '../testing/registries-of-test';

const make = registriesOfTest();

/** Gives back the buffer that it gets. */
const bounce = dynCommand<ArrayBuffer>('bounce', (buffer, { transfer }) => transfer(buffer, [buffer]));

const bytes = (...values: number[]): ArrayBuffer => new Uint8Array(values).buffer;
const valuesOf = (buffer: unknown): number[] => [...new Uint8Array(buffer as ArrayBuffer)];

interface Row {
  readonly caller: CommandRegistry;
  readonly owner: CommandRegistry;
  /** What the observers of both, and of the root between them if there is one, were told. */
  readonly records: RegistryRecord[];
}

/** Two registries over a port, the caller a root; `ownKind` is the owner's. */
async function pair(ownKind = true): Promise<Row> {
  const [caller, owner] = [make(), make({ ownKind, routerChannel: 'caller' })];
  await owner.registerCommand(bounce);
  await linkedByPorts([caller, 'owner'], [owner, 'caller']);
  return { caller, owner, records: recordsOf(caller, owner) };
}

function recordsOf(...registries: readonly CommandRegistry[]): RegistryRecord[] {
  const records: RegistryRecord[] = [];
  for (const registry of registries) registry.observe((record) => records.push(record));
  return records;
}

const violations = (records: readonly RegistryRecord[]): RegistryRecord[] =>
  records.filter(({ kind }) => kind === 'violation');

describe('what is handed over', () => {
  it('leaves its sender, there and back, and is no copy', async () => {
    const { caller, records } = await pair();
    const buffer = bytes(1, 2, 3);
    const back = caller.executeDyn('bounce', buffer, { transfer: [buffer] });
    expect(buffer.byteLength).toBe(0);
    expect(valuesOf(await back)).toEqual([1, 2, 3]);
    expect(violations(records)).toEqual([]);
  });

  it('may be a port', async () => {
    const { caller, owner } = await pair();
    await owner.registerCommand(
      dynCommand<MessagePort>('greet', (port) => {
        port.postMessage('hello');
        port.close();
      }),
    );
    const { port1, port2 } = new MessageChannel();
    const heard = new Promise((resolve) => port1.once('message', resolve));
    await caller.executeDyn('greet', port2, { transfer: [port2] });
    expect(await heard).toBe('hello');
  });

  it('passes a root on, at which it is gone then', async () => {
    const root = make({ id: 'root' });
    const [caller, owner] = [make({ routerChannel: 'root' }), make({ routerChannel: 'root' })];
    await linkedByPorts([root, 'caller'], [caller, 'root']);
    await linkedByPorts([root, 'owner'], [owner, 'root']);
    await owner.registerCommand(bounce);
    const seen: unknown[] = [];
    root.observe((record) => {
      if (record.kind !== 'frame') return;
      const { message } = record;
      if (message.type === 'execute.command.request') seen.push(message.request);
      if (message.type === 'execute.command.response' && message.response.ok)
        seen.push(message.response.result);
    });
    const buffer = bytes(4, 5);
    const back = await caller.executeDyn('bounce', buffer, { transfer: [buffer] });
    expect([buffer.byteLength, valuesOf(back)]).toEqual([0, [4, 5]]);
    expect(seen.map((kept) => (kept as ArrayBuffer).byteLength)).toEqual([0, 0, 0, 0]);
  });

  it.each([
    ['to a peer of another kind', () => pair(false)],
    [
      'over a channel that passes by reference',
      async (): Promise<Row> => {
        const { root, worker } = await LinkedRegistries.rootAndWorker(make);
        await worker.registerCommand(bounce);
        return { caller: root, owner: worker, records: recordsOf(root, worker) };
      },
    ],
    [
      'over a port that can only copy, as those of the main process of Electron',
      async (): Promise<Row> => {
        const [caller, owner] = [make(), make()];
        await owner.registerCommand(bounce);
        const { port1, port2 } = new MessageChannel();
        const copying = {
          postMessage: (message: unknown) => port1.postMessage(message),
          on: (type: string, listener: (value: unknown) => void) => port1.on(type, listener),
          off: (type: string, listener: (value: unknown) => void) => port1.off(type, listener),
          close: () => port1.close(),
        };
        const links = await Promise.all([
          caller.registerChannel(new MessagePortChannel('owner', copying)),
          owner.registerChannel(new MessagePortChannel('caller', port2)),
        ]);
        await Promise.all(links.map(({ ready }) => ready));
        return { caller, owner, records: recordsOf(caller, owner) };
      },
    ],
    [
      'to a command of the same registry',
      async (): Promise<Row> => {
        const registry = make();
        await registry.registerCommand(bounce);
        return { caller: registry, owner: registry, records: [] };
      },
    ],
  ])('stays where it is, with the same result, %s', async (_name, prepare) => {
    const { caller, records } = await prepare();
    const buffer = bytes(1, 2);
    const back = await caller.executeDyn('bounce', buffer, { transfer: [buffer] });
    expect([valuesOf(back), buffer.byteLength]).toEqual([[1, 2], 2]);
    expect(violations(records)).toEqual([]);
    const types = records.map((record) => (record.kind === 'frame' ? record.message.type : record.kind));
    expect(types).not.toContain('command.transfer');
  });

  it('keeps its place among the calls of its turn', async () => {
    const { caller, owner } = await pair();
    const order: unknown[] = [];
    await owner.registerCommand(dynCommand('note', (value) => void order.push(value)));
    const { buffer } = new Uint8Array(1);
    await Promise.all([
      caller.executeDyn('note', 1),
      caller.executeDyn('note', 2),
      caller.executeDyn('note', buffer, { transfer: [buffer] }),
      caller.executeDyn('note', 4),
    ]);
    expect(order).toEqual([1, 2, expect.any(ArrayBuffer), 4]);
  });

  it('goes through middlewares, which do not try it twice', async () => {
    const caller = make();
    const owner = make();
    const Lost = defineCommand({ id: 'lost', request: jsonSchema<ArrayBuffer>({}), idempotent: true });
    let calls = 0;
    await owner.registerCommand(Lost, () => {
      calls += 1;
      void owner.dispose();
      return new Promise<void>(() => {});
    });
    await linkedByPorts([caller, 'owner'], [owner, 'caller']);
    caller.use(withRetry({ attempts: 3 }));
    const buffer = bytes(1);
    const call = caller.execute(Lost, buffer, { transfer: [buffer] });
    await expect(call).rejects.toMatchObject({ code: 'channel_disconnected' });
    expect([calls, buffer.byteLength]).toEqual([1, 0]);
  });

  it('is told to observers as the call and the reply that it is', async () => {
    const { caller, records } = await pair();
    const buffer = bytes(1);
    await caller.executeDyn('bounce', buffer, { transfer: [buffer] });
    const told = records.map((record) =>
      record.kind === 'frame' ? `${record.direction} ${record.message.type}` : record.kind,
    );
    expect(told.sort()).toEqual([
      'in execute.command.request',
      'in execute.command.response',
      'out execute.command.request',
      'out execute.command.response',
    ]);
  });
});

describe('an item of a stream that is handed over', () => {
  /** A stream of some buffers, every other one handed over; with what its owner has left of them. */
  function chunks(count: number): { command: DynCommand; made: ArrayBuffer[] } {
    const made: ArrayBuffer[] = [];
    const command = dynCommand(
      'chunks',
      async function* (_request, { transfer }) {
        for (let n = 0; n < count; n += 1) {
          const buffer = bytes(n);
          made.push(buffer);
          yield n % 2 ? buffer : transfer(buffer, [buffer]);
        }
      },
      { stream: {} },
    );
    return { command, made };
  }

  const lengths = (buffers: readonly ArrayBuffer[]): number[] => buffers.map(({ byteLength }) => byteLength);

  async function taken(items: unknown): Promise<number[][]> {
    const values: number[][] = [];
    for await (const item of items as AsyncIterable<unknown>) values.push(valuesOf(item));
    return values;
  }

  it('leaves its owner, in its place among the others, also by a root', async () => {
    const root = make({ id: 'root' });
    const [caller, owner] = [make({ routerChannel: 'root' }), make({ routerChannel: 'root' })];
    await linkedByPorts([root, 'caller'], [caller, 'root']);
    await linkedByPorts([root, 'owner'], [owner, 'root']);
    const { command, made } = chunks(200);
    await owner.registerCommand(command);
    const records = recordsOf(root, caller, owner);
    const seen: ArrayBuffer[] = [];
    root.observe((record) => {
      if (record.kind !== 'frame' || record.message.type !== 'stream.items') return;
      if (record.direction === 'in') seen.push(...(record.message.items as ArrayBuffer[]));
    });
    expect(await taken(await caller.executeDyn('chunks'))).toEqual(made.map((_, n) => [n]));
    expect(lengths(made)).toEqual(made.map((_, n) => n % 2));
    expect(lengths(seen)).toEqual(made.map((_, n) => n % 2));
    expect(violations(records)).toEqual([]);
  });

  it('is told to observers as the items that it is', async () => {
    const { caller, owner, records } = await pair();
    await owner.registerCommand(chunks(1).command);
    await taken(await caller.executeDyn('chunks'));
    const told = records.map((record) => (record.kind === 'frame' ? record.message.type : record.kind));
    expect(told.filter((type) => type === 'stream.items')).toHaveLength(2);
    expect(told).not.toContain('command.transfer');
  });

  it('is copied for a peer of another kind, and stays where it is within a registry', async () => {
    const { caller, owner } = await pair(false);
    const { command, made } = chunks(4);
    await owner.registerCommand(command);
    expect(((await caller.executeDyn('chunks')) as unknown[]).map(valuesOf)).toEqual([[0], [1], [2], [3]]);
    expect(await taken(await owner.executeDyn('chunks'))).toEqual([[0], [1], [2], [3]]);
    expect(lengths(made)).toEqual([1, 1, 1, 1, 1, 1, 1, 1]);
  });

  it.each([
    ['gone already', () => [gone()]],
    ['there twice', () => twice(bytes(1))],
  ])('ends the stream after the items before it where it is %s', async (_name, listOf) => {
    const { caller, owner } = await pair();
    let cleanedUp = false;
    const command = dynCommand(
      'chunks',
      async function* (_request, { transfer }) {
        try {
          yield bytes(1);
          const list = listOf();
          yield transfer(list[0], list);
          yield bytes(2);
        } finally {
          cleanedUp = true;
        }
      },
      { stream: {} },
    );
    await owner.registerCommand(command);
    const items: unknown[] = [];
    const consumed = (async () => {
      for await (const item of (await caller.executeDyn('chunks')) as AsyncIterable<unknown>)
        items.push(item);
    })();
    await expect(consumed).rejects.toMatchObject({ code: 'internal_error' });
    expect(items.map(valuesOf)).toEqual([[1]]);
    await vi.waitFor(() => expect(cleanedUp).toBe(true));
  });
});

describe('what cannot be handed over', () => {
  it.each([
    ['a buffer that is gone already', () => [gone()]],
    ['the same buffer twice', () => twice(bytes(1))],
    ['what is no buffer', () => [{} as ArrayBuffer]],
    ['a view in place of its buffer', () => [new Uint8Array(1) as unknown as ArrayBuffer]],
  ])('fails a call at its caller: %s', async (_name, listOf) => {
    const { caller } = await pair();
    const transfer = listOf();
    const call = caller.executeDyn('bounce', transfer[0], { transfer });
    await expect(call).rejects.toMatchObject({ code: 'invalid_request' });
    expect(valuesOf(await caller.executeDyn('bounce', bytes(7)))).toEqual([7]);
  });

  it.each([
    ['a buffer that is gone already', () => [gone()]],
    ['the same buffer twice', () => twice(bytes(1))],
  ])('ends a call with an internal error where it is a result: %s', async (_name, listOf) => {
    const { caller, owner } = await pair();
    await owner.registerCommand(
      dynCommand('give', (_request, { transfer }) => {
        const list = listOf();
        return transfer(list[0], list);
      }),
    );
    await expect(caller.executeDyn('give')).rejects.toMatchObject({ code: 'internal_error' });
  });

  it('is a violation of a peer that says so, and harms nobody', async () => {
    const registry = make();
    await registry.registerCommand(bounce);
    const { port1, port2 } = new MessageChannel();
    await registry.registerChannel(new MessagePortChannel('peer', port1));
    const records = recordsOf(registry);
    const replies: unknown[] = [];
    port2.on('message', (message) => replies.push(message));
    const call = { type: 'execute.command.request', id: 'c', commandId: 'bounce', request: bytes(1) };
    const frames = [
      { message: call, transfer: [call.request] },
      { message: { type: 'event', id: 'e', eventId: 'x' }, transfer: [] },
      { message: call, transfer: 'all' },
      { message: call, transfer: [1] },
      { message: { ...call, commandId: 1 }, transfer: [] },
      { transfer: [] },
    ];
    const post = (frame: object): void => port2.postMessage({ type: 'command.transfer', id: 't', ...frame });
    for (const frame of frames) post(frame);
    const _meta = { meshscope: { version: 1, features: ['transfer'] } };
    port2.postMessage({ type: 'list.commands.request', id: 'hello', _meta });
    for (const frame of frames.slice(1)) post(frame);
    post({ message: { ...call, id: 'good' }, transfer: [{ anything: 1 }] });
    await vi.waitFor(() => {
      const handed = replies.filter((reply) => (reply as { type: string }).type === 'command.transfer');
      expect(handed).toMatchObject([{ message: { thid: 'good', response: { ok: true } } }]);
    });
    expect(violations(records)).toHaveLength(frames.length + frames.length - 1);
    port2.close();
  });
});

function gone(): ArrayBuffer {
  const buffer = new ArrayBuffer(8);
  structuredClone(buffer, { transfer: [buffer] });
  return buffer;
}

function twice(buffer: ArrayBuffer): ArrayBuffer[] {
  return [buffer, buffer];
}
