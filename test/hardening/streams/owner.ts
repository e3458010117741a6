// A worker thread that owns commands which stream.
import { type MessagePort, workerData } from 'node:worker_threads';
import { CommandRegistry, dynCommand, MessagePortChannel } from '@mesh';

const TEXT = 'x'.repeat(1_000);

const registry = new CommandRegistry({ id: 'owner', routerChannel: 'root' });
let heapBefore = 0;
let produced = 0;
let cleanedUp = 0;

async function* rows(count: number): AsyncGenerator<object> {
  try {
    for (let n = 0; n < count; n += 1) {
      produced += 1;
      yield { n, text: `${n} ${TEXT}` };
    }
  } finally {
    cleanedUp += 1;
  }
}

function collectedHeap(): number {
  if (!globalThis.gc) throw new Error('Run node with --expose-gc.');
  globalThis.gc();
  return process.memoryUsage().heapUsed;
}

await registry.registerCommand([
  dynCommand<number>('owner.rows', (count) => rows(count)),
  dynCommand('owner.begin', () => {
    heapBefore = collectedHeap();
    produced = 0;
  }),
  dynCommand('owner.state', () => ({ heapGrowthBytes: collectedHeap() - heapBefore, produced, cleanedUp })),
]);
const link = await registry.registerChannel(new MessagePortChannel('root', workerData as MessagePort));
void link.closed.then(() => registry.dispose());
