// Puts load on registries of one process and prints what it took, as one line of JSON; exits by itself after dispose.
import { setTimeout as sleep } from 'node:timers/promises';
import { MessageChannel, Worker } from 'node:worker_threads';
import { type CommandRegistry, dynCommand, dynEvent, MessagePortChannel } from '@mesh';
import { linkedPair } from './linked-pair';
import type { LoadReport, Measure } from './load-report';

const EVENT_TTL_MS = 100;

/** What a number of pending calls takes to fail when their channel closes. */
async function pendingAtClose(count: number): Promise<number> {
  const { one, other, link } = await linkedPair({}, { routerChannel: 'one' });
  await other.registerCommand(dynCommand('never', () => new Promise(() => {})));
  const calls = Array.from({ length: count }, () =>
    one.executeDyn('never').catch((error: { code: string }) => error.code),
  );
  await sleep(0);
  const cpu = process.cpuUsage();
  await link.close();
  const codes = new Set(await Promise.all(calls));
  const durationMs = cpuMs(cpu);
  if ([...codes].join() !== 'channel_disconnected')
    throw new Error(`the calls ended with ${[...codes].join()}`);
  await disposeAll(one, other);
  return durationMs;
}

async function events(count: number): Promise<number> {
  const { one, other } = await linkedPair({ eventTtlMs: EVENT_TTL_MS });
  let heard = 0;
  other.onDyn('tick', () => {
    heard += 1;
  });
  const cpu = process.cpuUsage();
  for (let sent = 0; sent < count; sent += 1) {
    one.emit(dynEvent('tick', sent));
    // Room for the other side: what is emitted in one turn is delivered after it.
    if (sent % 1000 === 0) await sleep(0);
  }
  while (heard < count) await sleep(0);
  const durationMs = cpuMs(cpu);
  await disposeAll(one, other);
  return durationMs;
}

async function registrations(count: number): Promise<number> {
  const { one, other } = await linkedPair({}, { routerChannel: 'one' });
  const cpu = process.cpuUsage();
  for (let made = 0; made < count; made += 1000) {
    const some = Array.from({ length: 1000 }, (_, index) =>
      other.registerCommand(dynCommand(`c.${made + index}`, () => index)),
    );
    await Promise.all(some);
  }
  const durationMs = cpuMs(cpu);
  if (one.listCommands().length !== count)
    throw new Error(`${one.listCommands().length} of ${count} are listed`);
  const last = await one.executeDyn(`c.${count - 1}`);
  if (last !== 999) throw new Error(`the last one gives ${String(last)}`);
  await disposeAll(one, other);
  return durationMs;
}

/** What it takes to serve calls that had to wait for their turn. */
async function waitingCalls(count: number): Promise<number> {
  const { one, other, link } = await linkedPair({}, { routerChannel: 'one' });
  let release = (): void => {};
  const released = new Promise<void>((resolve) => {
    release = resolve;
  });
  await one.registerCommand(dynCommand('work', () => released));
  const calls = Array.from({ length: count }, () => other.executeDyn('work'));
  while (link.load.waitingCalls < count - 256) await sleep(0);
  const cpu = process.cpuUsage();
  release();
  await Promise.all(calls);
  const durationMs = cpuMs(cpu);
  await disposeAll(one, other);
  return durationMs;
}

/** What it takes until streams have cleaned up whose channel closes. */
async function streamsAtClose(count: number): Promise<number> {
  const { one, other, link } = await linkedPair({}, { routerChannel: 'one', maxInFlightPerChannel: count });
  let cleanedUp = 0;
  await other.registerCommand(
    dynCommand('items', async function* () {
      try {
        for (let item = 0; ; item += 1) yield item;
      } finally {
        cleanedUp += 1;
      }
    }),
  );
  const calls = Array.from(
    { length: count },
    () => one.executeDyn('items') as Promise<AsyncIterator<number>>,
  );
  await Promise.all((await Promise.all(calls)).map((stream) => stream.next()));
  const cpu = process.cpuUsage();
  await link.close();
  while (cleanedUp < count) await sleep(0);
  const durationMs = cpuMs(cpu);
  await disposeAll(one, other);
  return durationMs;
}

async function removals(count: number): Promise<number> {
  const { one, other } = await linkedPair({}, { routerChannel: 'one' });
  const made = await Promise.all(
    Array.from({ length: count }, (_, index) => other.registerCommand(dynCommand(`c.${index}`, () => index))),
  );
  const cpu = process.cpuUsage();
  for (const registration of made) registration.unregister();
  while (one.listCommands().length > 0) await sleep(0);
  const durationMs = cpuMs(cpu);
  await disposeAll(one, other);
  return durationMs;
}

/** The time of the processor since an earlier reading; other programs don't count. */
function cpuMs(since: NodeJS.CpuUsage): number {
  const { user, system } = process.cpuUsage(since);
  return (user + system) / 1000;
}

/** All of a load, and a tenth of it, the best of three. */
async function measure(run: (count: number) => Promise<number>, count: number): Promise<Measure> {
  await run(count / 10);
  const tenth = Math.min(await run(count / 10), await run(count / 10), await run(count / 10));
  return { count, tenthMs: tenth, wholeMs: await run(count) };
}

async function disposeAll(...registries: readonly CommandRegistry[]): Promise<void> {
  await Promise.all(registries.map((registry) => registry.dispose()));
}

/** What a million events leave in memory once they are forgotten. */
async function keptAfterEvents(): Promise<number> {
  const { one, other } = await linkedPair({ eventTtlMs: EVENT_TTL_MS }, { eventTtlMs: EVENT_TTL_MS });
  const before = collectedHeap();
  for (let sent = 0; sent < 200_000; sent += 1) {
    one.emit(dynEvent('tick', sent));
    if (sent % 1000 === 0) await sleep(0);
  }
  await sleep(EVENT_TTL_MS * 4);
  const kept = collectedHeap() - before;
  await disposeAll(one, other);
  return kept;
}

/** What streams leave in memory that were broken off, made here and over a link. */
async function keptAfterStreams(): Promise<number> {
  const { one, other } = await linkedPair({}, { routerChannel: 'one' });
  await other.registerCommand(
    dynCommand('items', async function* () {
      for (let item = 0; ; item += 1) yield item;
    }),
  );
  const breakOff = async (count: number): Promise<void> => {
    for (let made = 0; made < count; made += 1) {
      const registry = made % 2 === 0 ? one : other;
      for await (const _item of (await registry.executeDyn('items')) as AsyncIterable<number>) break;
    }
    await sleep(0);
  };
  await breakOff(2_000);
  const before = collectedHeap();
  await breakOff(20_000);
  const kept = collectedHeap() - before;
  await disposeAll(one, other);
  return kept;
}

function collectedHeap(): number {
  if (!globalThis.gc) throw new Error('Run node with --expose-gc.');
  globalThis.gc();
  return process.memoryUsage().heapUsed;
}

/** A worker that is linked, called and let go: it ends once its link is closed. */
async function withWorker(): Promise<void> {
  const { one, other } = await linkedPair();
  const { port1, port2 } = new MessageChannel();
  const argv = ['test/hardening/load/worker.ts'];
  const worker = new Worker(new URL('scripts/run.mjs', `file://${process.cwd()}/`), {
    argv,
    workerData: port2,
    transferList: [port2],
  });
  const link = await one.registerChannel(new MessagePortChannel('worker', port1));
  await link.ready;
  if ((await one.executeDyn('worker.echo', 'hello')) !== 'hello')
    throw new Error('the worker does not answer');
  // Pending when everything is disposed: a call, a deadline, an event that is remembered.
  void one.executeDyn('worker.never').catch(() => {});
  void other.executeDyn('missing').catch(() => {});
  one.emit(dynEvent('tick'));
  await disposeAll(one, other);
  await new Promise((resolve) => worker.once('exit', resolve));
}

const report: LoadReport = {
  pendingAtClose: await measure(pendingAtClose, 10_000),
  events: await measure(events, 1_000_000),
  registrations: await measure(registrations, 100_000),
  removals: await measure(removals, 100_000),
  waitingCalls: await measure(waitingCalls, 60_000),
  streamsAtClose: await measure(streamsAtClose, 10_000),
  keptAfterEventsBytes: await keptAfterEvents(),
  keptAfterStreamsBytes: await keptAfterStreams(),
};
await withWorker();
console.log(JSON.stringify(report));
