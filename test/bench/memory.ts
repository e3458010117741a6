import { setTimeout as sleep } from 'node:timers/promises';
import { MessageChannel } from 'node:worker_threads';
import { CommandRegistry, defineEvent, dynCommand, MessagePortChannel } from '@mesh';

/** What is left in memory of a million operations. */
export interface Kept {
  readonly name: string;
  readonly targetMb: number;
  readonly keptMb: number;
}

const MILLION = 1_000_000;
const TOGETHER = 1000;
const EVENT_TTL_MS = 5000;
const Tick = defineEvent({ id: 'bench.tick' });

/** Measures, over a pair of ports in this thread, after collection and once events are forgotten. */
export async function keptInMemory(): Promise<Kept[]> {
  const { port1, port2 } = new MessageChannel();
  const one = new CommandRegistry({ eventTtlMs: EVENT_TTL_MS });
  const other = new CommandRegistry({ eventTtlMs: EVENT_TTL_MS });
  await other.registerCommand(dynCommand('bench.echo', (value) => value));
  await other.registerChannel(new MessagePortChannel('one', port2));
  const link = await one.registerChannel(new MessagePortChannel('other', port1));
  await link.ready;
  const call = async (): Promise<void> => {
    await Promise.all(Array.from({ length: TOGETHER }, (_, a) => one.executeDyn('bench.echo', { a })));
  };
  let heard = 0;
  other.on(Tick, () => {
    heard += 1;
  });
  const emit = async (): Promise<void> => {
    const until = heard + TOGETHER;
    for (let sent = 0; sent < TOGETHER; sent += 1) one.emit(Tick);
    while (heard < until) await sleep(0);
  };
  const kept = [
    { name: 'memory kept of a million calls', targetMb: 1, keptMb: await growth(call) },
    { name: 'memory kept of a million events', targetMb: 2, keptMb: await growth(emit) },
  ];
  await Promise.all([one.dispose(), other.dispose()]);
  return kept;
}

async function growth(work: () => Promise<void>): Promise<number> {
  for (let done = 0; done < 20; done += 1) await work();
  const before = await collectedHeap();
  for (let done = 0; done < MILLION / TOGETHER; done += 1) await work();
  return ((await collectedHeap()) - before) / (1024 * 1024);
}

async function collectedHeap(): Promise<number> {
  await sleep(EVENT_TTL_MS * 2 + 500);
  if (!globalThis.gc) throw new Error('Run node with --expose-gc.');
  globalThis.gc();
  globalThis.gc();
  return process.memoryUsage().heapUsed;
}
