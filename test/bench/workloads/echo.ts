import type { Worker } from 'node:worker_threads';
import { contenders } from '../contenders';
import type { Caller, Contender } from '../contenders/contender';
import type { Candidate } from '../interleaved';
import type { Ports } from '../ports';
import type { Workload } from './workload';

type Place = 'same thread' | 'worker';

/** Connects a contender to its other side, in this thread or in a worker. */
async function connected(contender: Contender, ports: Ports, worker: Worker | undefined): Promise<Caller> {
  const { port1, port2 } = ports.pair();
  if (worker) worker.postMessage({ name: contender.name, port: port2 }, [port2]);
  else await contender.serve(port2);
  return contender.connect(port1);
}

function echoes(
  load: {
    name: string;
    target: number | undefined;
    ownKindTarget?: number;
    place: Place;
    operations: number;
    paysItsGarbage?: boolean;
  },
  some: readonly Contender[],
  workOf: (caller: Caller) => () => Promise<void>,
  worker: () => Worker,
): Workload {
  return {
    name: `${load.name}, ${load.place}`,
    target: load.target,
    ...(load.ownKindTarget !== undefined && { ownKindTarget: load.ownKindTarget }),
    operations: load.operations,
    prepare: (ports) =>
      Promise.all(
        some.map(async (contender): Promise<Candidate> => {
          const caller = await connected(contender, ports, load.place === 'worker' ? worker() : undefined);
          return { name: contender.name, run: workOf(caller), paysItsGarbage: load.paysItsGarbage ?? false };
        }),
      ),
  };
}

const small = { a: 1, b: 2 };
const thousand = Array.from({ length: 1000 }, () => small);

/** One burst takes so little time that a single collection, or a thread that wakes late, would be half of it. */
const BURSTS = 5;
const bursts = (caller: Caller) => async (): Promise<void> => {
  for (let made = 0; made < BURSTS; made += 1) await caller.burst(thousand);
};

/** About 100 KB of JSON, as a list of orders would be. */
const large = Array.from({ length: 600 }, (_, index) => ({
  id: `order-${index}`,
  customer: {
    name: `Customer ${index}`,
    address: { street: 'Some Street', number: index, city: 'Somewhere' },
  },
  lines: [{ sku: `sku-${index}`, count: index % 7, price: index * 1.25 }],
  open: index % 2 === 0,
}));
/** Those that can hand bytes over, and raw, which copies them. */
const HAND_OVER = ['raw', 'own kind', 'comlink'];
const bytes = new Uint8Array(1024 * 1024).fill(7);

const oneByOne = (value: unknown, count: number) => (caller: Caller) => async (): Promise<void> => {
  for (let made = 0; made < count; made += 1) await caller.call(value);
};

/** The same bytes again and again: they come back from each call. */
const handedOver = (count: number) => (caller: Caller) => {
  let own = bytes.slice();
  return async (): Promise<void> => {
    for (let made = 0; made < count; made += 1) own = (await caller.handOver?.(own)) ?? own;
  };
};

/** Calls of a command that gives back what it gets. */
export function echoWorkloads(worker: () => Worker): Workload[] {
  const places: readonly Place[] = ['worker', 'same thread'];
  return places.flatMap((place) => [
    echoes(
      { name: 'one in flight', target: place === 'worker' ? 0.95 : undefined, place, operations: 300 },
      contenders,
      oneByOne(small, 300),
      worker,
    ),
    echoes(
      { name: '1,000 in flight', target: 0.9, ownKindTarget: 1.5, place, operations: 1000 * BURSTS },
      contenders,
      bursts,
      worker,
    ),
    echoes(
      { name: '100 KB object', target: 0.95, place, operations: 5 },
      contenders,
      oneByOne(large, 5),
      worker,
    ),
    // capnweb writes bytes as base64 within JSON.
    echoes(
      { name: '1 MB bytes, copied', target: 0.95, place, operations: 25, paysItsGarbage: true },
      contenders,
      oneByOne(bytes, 25),
      worker,
    ),
    echoes(
      {
        name: '1 MB bytes, transferred there and back',
        target: undefined,
        ownKindTarget: 8,
        place,
        operations: 50,
        paysItsGarbage: true,
      },
      contenders.filter(({ name }) => HAND_OVER.includes(name)),
      handedOver(50),
      worker,
    ),
  ]);
}
