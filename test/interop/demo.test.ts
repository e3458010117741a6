import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { numberText, stringifyJson } from '@json';
import type { CommandInfo, JsonSchema } from '@mesh';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { ProcessInfo } from '../../src/demo/root/Supervisor';
import { type Attached, attach } from './support/attach';
import { buildDemo } from './support/buildDemo';

const directory = mkdtempSync(join(tmpdir(), 'meshscope-demo-'));
let demo: Attached;

beforeAll(async () => {
  await buildDemo(directory);
  demo = await attach([process.execPath, join(directory, 'root.cjs')]);
}, 60_000);

afterAll(async () => {
  await demo.close();
  rmSync(directory, { recursive: true });
});

type Members = Record<string, unknown>;

function command(id: string): CommandInfo {
  const found = demo.registry.listCommands().find((info) => info.id === id);
  if (found === undefined) throw new Error(`${id} isn't listed`);
  return found;
}

/** What a form fills in by itself. */
function defaults(schema: JsonSchema | undefined): unknown {
  if (schema === undefined || typeof schema === 'boolean') return undefined;
  if (schema['default'] !== undefined) return schema['default'];
  const properties = schema['properties'] as Record<string, JsonSchema> | undefined;
  if (properties === undefined) return undefined;
  const entries = Object.entries(properties).map(([name, member]) => [name, defaults(member)] as const);
  return Object.fromEntries(entries.filter(([, value]) => value !== undefined));
}

const processes = async (): Promise<ProcessInfo[]> =>
  (await demo.registry.executeDyn('demo.processes')) as ProcessInfo[];

const placeOrder = (change: Members = {}): Promise<unknown> =>
  demo.registry.executeDyn('orders.place', {
    ...(defaults(command('orders.place').schema?.request) as Members),
    ...change,
  });

function isAlive(pid: number): boolean {
  try {
    return process.kill(pid, 0);
  } catch {
    // ESRCH: it is gone.
    return false;
  }
}

describe('the demo mesh', () => {
  it('lists the commands of all its programs, described and with schemas', () => {
    const ids = demo.registry.listCommands().map(({ id }) => id);
    expect(ids).toEqual(
      expect.arrayContaining([
        'greet.hello',
        'greet.many',
        'math.add',
        'math.sub',
        'math.mul',
        'math.div',
        'orders.place',
        'orders.list',
        'orders.watch',
        'orders.fail',
        'orders.crash',
        'demo.processes',
      ]),
    );
    for (const info of demo.registry.listCommands()) expect(info.description, info.id).toMatch(/\w+/);
  });

  it('executes every harmless command with what a form fills in', async () => {
    await placeOrder();
    for (const { id, schema } of demo.registry.listCommands()) {
      if (['orders.fail', 'orders.crash', 'orders.watch'].includes(id)) continue;
      await expect(demo.registry.executeDyn(id, defaults(schema?.request)), id).resolves.not.toThrow();
    }
    expect(await demo.registry.executeDyn('greet.hello', { name: 'Ada' })).toEqual({
      greeting: 'Hello, Ada!',
      language: 'en',
    });
  });

  it('places an order whose numbers arrive exactly as they were sent', async () => {
    const order = (await placeOrder({ note: 'Ring twice' })) as Members & { total: Members };
    expect(order).toMatchObject({
      status: 'accepted',
      total: { amount: 206, currency: 'EUR' },
      items: [
        { sku: 'KB-87-ISO', quantity: 1, reserved: true },
        { sku: 'CAP-PBT-W', quantity: 2, reserved: true },
      ],
      payment: { kind: 'card', authorised: true },
      note: 'Ring twice',
    });
    expect(numberText(order.total, 'amount')).toBe('206.00');
    expect(typeof order['sequence']).toBe('bigint');
    expect(stringifyJson(order)).toContain('"amount":206.00');
    await demo.until(() => demo.events.some((event) => event.eventId === 'order.placed'));
  });

  it.each([
    [
      { address: { street: 'x', postcode: '7501', city: 'Paris' } },
      'address.postcode: must match ^[0-9]{5}$',
    ],
    [{ items: [] }, 'items: must have 1 to 50 entries'],
    [{ items: [{ sku: 'A', quantity: 1.5, unitPrice: 1 }] }, 'items[0].quantity: must be a whole number'],
    [{ payment: { kind: 'cash' } }, 'payment.kind: must be one of card, invoice'],
    [{ customerId: undefined }, 'customerId: is missing'],
  ])('refuses %j, naming the place', async (change, message) => {
    await expect(placeOrder(change)).rejects.toMatchObject({ code: 'invalid_request', message });
  });

  it('streams from a worker thread through its root, and stops where nobody wants more', async () => {
    const call = demo.registry.executeDyn('math.primes', { count: 200 });
    const got: number[] = [];
    for await (const prime of (await call) as AsyncIterable<number>) got.push(prime);
    expect(got.slice(0, 5)).toEqual([2, 3, 5, 7, 11]);
    expect([got.length, got.at(-1)]).toEqual([200, 1223]);
    const endless = (await demo.registry.executeDyn('math.primes', { count: 100_000 })) as AsyncGenerator;
    await endless.next();
    await endless.return(undefined);
    await demo.until(() => demo.frames.some(({ text }) => text.includes('"command.cancel"')));
  });

  it('calculates in a worker thread, exactly beyond 2^53', async () => {
    expect(await demo.registry.executeDyn('math.add', { a: 9007199254740993n, b: 2 })).toBe(
      9007199254740995n,
    );
    expect(await demo.registry.executeDyn('math.div', { a: 1, b: 8 })).toBe(0.125);
    await expect(demo.registry.executeDyn('math.div', { a: 1, b: 0 })).rejects.toMatchObject({
      code: 'invalid_request',
      message: 'b: must not be 0',
    });
  });

  it('fails with the code that one asks for', async () => {
    await expect(
      demo.registry.executeDyn('orders.fail', { code: 'not_found', message: 'No such order.' }),
    ).rejects.toMatchObject({ code: 'not_found', message: 'No such order.' });
  });

  it('follows an order slowly, with an event a step', async () => {
    const order = (await placeOrder()) as { orderId: string };
    const watched = await demo.registry.executeDyn('orders.watch', { orderId: order.orderId, seconds: 0.03 });
    expect(watched).toMatchObject({ orderId: order.orderId, status: 'delivered' });
    const steps = demo.events.filter((event) => event.eventId === 'order.status');
    expect(steps.map(({ payload }) => (payload as { status: string }).status)).toEqual([
      'packed',
      'shipped',
      'delivered',
    ]);
    await expect(
      demo.registry.executeDyn('orders.watch', { seconds: 60 }, { timeoutMs: 50 }),
    ).rejects.toMatchObject({ code: 'timeout' });
  });

  it('streams thousands of events a second, none lost', async () => {
    await demo.registry.executeDyn('demo.burst', { count: 5_000, perSecond: 10_000 });
    const items = demo.events.filter((event) => event.eventId === 'burst.item');
    const numbers = items.map(({ payload }) => (payload as { item: number }).item);
    expect(numbers.slice(-5_000)).toEqual(Array.from({ length: 5_000 }, (_, index) => index + 1));
  });

  it('gives 20 MB in one result', async () => {
    const { rows } = (await demo.registry.executeDyn('demo.payload', { megabytes: 20 })) as {
      rows: unknown[];
    };
    expect(rows.length).toBeGreaterThan(50_000);
    expect(demo.frames.some(({ sizeBytes }) => sizeBytes > 20_000_000)).toBe(true);
  });

  it('ticks', async () => {
    await demo.until(() => demo.events.some((event) => event.eventId === 'worker.tick'));
    const tick = demo.events.find((event) => event.eventId === 'worker.tick');
    expect(tick?.payload).toMatchObject({ tick: expect.any(Number) });
  });

  it('starts the orders process again after a crash, and says so', async () => {
    const before = (await processes()).find(({ name }) => name === 'orders');
    await expect(demo.registry.executeDyn('orders.crash')).rejects.toMatchObject({
      code: 'channel_disconnected',
    });
    await demo.until(() => demo.events.some((event) => event.eventId === 'process.exited'));
    expect(demo.events.find((event) => event.eventId === 'process.exited')?.payload).toMatchObject({
      name: 'orders',
      code: 134,
    });
    await demo.until(() => demo.events.some((event) => event.eventId === 'process.started'));
    const after = (await processes()).find(({ name }) => name === 'orders');
    expect(after).toMatchObject({ kind: 'process', running: true, restarts: (before?.restarts ?? 0) + 1 });
    expect(after?.pid).not.toBe(before?.pid);
    await expect(placeOrder()).resolves.toMatchObject({ status: 'accepted' });
    expect(demo.stderr.join('\n')).toContain('orders ended with exit code 134');
  });

  it('leaves no process behind when its stdin is closed', async () => {
    const other = await attach([process.execPath, join(directory, 'root.cjs')]);
    const infos = (await other.registry.executeDyn('demo.processes')) as ProcessInfo[];
    expect(infos.map(({ name, kind }) => `${name} ${kind}`).sort()).toEqual([
      'orders process',
      'root process',
      'worker worker',
    ]);
    await other.close();
    expect(await other.channel.exited).toEqual({ code: 0, signal: null });
    for (const { pid } of infos) expect(() => process.kill(pid ?? 0, 0)).toThrow('ESRCH');
  });

  it('leaves no process behind when its root is killed', async () => {
    const other = await attach([process.execPath, join(directory, 'root.cjs')]);
    const infos = (await other.registry.executeDyn('demo.processes')) as ProcessInfo[];
    process.kill(other.channel.pid ?? 0, 'SIGKILL');
    await other.link.closed;
    expect(await other.channel.exited).toEqual({ code: null, signal: 'SIGKILL' });
    for (const { pid } of infos)
      while (isAlive(pid ?? 0)) await new Promise((resolve) => setTimeout(resolve, 10));
    await other.close();
  });

  it('breaks no rule of the protocol', () => {
    expect(demo.records.filter((record) => record.kind === 'violation')).toEqual([]);
  });
});
