// Streams 100,000 items from a worker thread through a root to a consumer, prints what that kept in memory as one line of
// JSON, and exits by itself after dispose, with streams open in every state.
import { setImmediate as immediate, setTimeout as sleep } from 'node:timers/promises';
import { MessageChannel, Worker } from 'node:worker_threads';
import { CommandRegistry, MessagePortChannel } from '@mesh';
import type { OwnerState, StreamReport } from './stream-report';

const ITEMS = 100_000;
const LOOKS = 10;

function collectedHeap(): number {
  if (!globalThis.gc) throw new Error('Run node with --expose-gc.');
  globalThis.gc();
  return process.memoryUsage().heapUsed;
}

const root = new CommandRegistry({ id: 'root' });
const consumer = new CommandRegistry({ id: 'consumer', routerChannel: 'root' });
const toOwner = new MessageChannel();
const worker = new Worker(new URL('scripts/run.mjs', `file://${process.cwd()}/`), {
  argv: ['test/hardening/streams/owner.ts'],
  workerData: toOwner.port2,
  transferList: [toOwner.port2],
});
const toRoot = new MessageChannel();
const links = await Promise.all([
  root.registerChannel(new MessagePortChannel('owner', toOwner.port1)),
  root.registerChannel(new MessagePortChannel('consumer', toRoot.port1)),
  consumer.registerChannel(new MessagePortChannel('root', toRoot.port2)),
]);
await Promise.all(links.map((link) => link.ready));

const rows = async (count: number, signal?: AbortSignal): Promise<AsyncIterableIterator<{ n: number }>> =>
  (await consumer.executeDyn('owner.rows', count, { ...(signal && { signal }) })) as AsyncIterableIterator<{
    n: number;
  }>;
const ownerState = async (): Promise<OwnerState> => (await consumer.executeDyn('owner.state')) as OwnerState;

// Everything that is compiled and cached by running is there before anything is measured.
for await (const row of await rows(5_000)) if (row.n < 0) throw new Error('a row that never was');

await consumer.executeDyn('owner.begin');
const before = collectedHeap();
let most = 0;
let mostAtOwner = 0;
let next = 0;
for await (const { n } of await rows(ITEMS)) {
  if (n !== next) throw new Error(`item ${n} came in the place of ${next}`);
  next += 1;
  if (n % (ITEMS / LOOKS) !== 0) continue;
  most = Math.max(most, collectedHeap() - before);
  mostAtOwner = Math.max(mostAtOwner, (await ownerState()).heapGrowthBytes);
}

// A consumer that stops reading, without a word.
await consumer.executeDyn('owner.begin');
const slow = await rows(ITEMS);
for (let taken = 0; taken < 10; taken += 1) await slow.next();
await sleep(50);
const { produced: producedForSlow } = await ownerState();

// Open when everything is disposed of: one that nobody reads, one that somebody waits for, one that is given up just now.
const controller = new AbortController();
await rows(ITEMS);
const givenUp = await rows(ITEMS, controller.signal);
controller.abort();
const outcome = async (): Promise<string> => {
  try {
    for await (const _row of slow) await immediate();
    return 'came to its end';
  } catch (error) {
    return (error as { code: string }).code;
  }
};
const waiting = outcome();
await Promise.all([root.dispose(), consumer.dispose()]);
const atDispose = await waiting;
await givenUp.next().catch(() => {});
await new Promise((resolve) => worker.once('exit', resolve));

const report: StreamReport = {
  items: next,
  heapGrowthBytes: most,
  heapGrowthAtOwnerBytes: mostAtOwner,
  producedForSlow,
  atDispose,
};
console.log(JSON.stringify(report));
