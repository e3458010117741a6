import type { MessagePort } from 'node:worker_threads';
import { CommandRegistry, dynCommand, MessagePortChannel } from '@mesh';
import { allStarted } from '../contenders/all-started';
import { raw } from '../contenders/raw';
import type { Ports } from '../ports';
import type { Workload } from './workload';

const IN_FLIGHT = 1000;
const values = Array.from({ length: IN_FLIGHT }, () => ({ a: 1, b: 2 }));

/** Passes on what comes over one port to the other. */
function relay(one: MessagePort, other: MessagePort): void {
  one.on('message', (message) => other.postMessage(message));
  other.on('message', (message) => one.postMessage(message));
}

async function rawRun(ports: Ports): Promise<() => Promise<void>> {
  const left = ports.pair();
  const right = ports.pair();
  relay(left.port2, right.port1);
  await raw.serve(right.port2);
  const caller = await raw.connect(left.port1);
  return () => caller.burst(values);
}

/** @param directPorts whether the two get a port of their own */
async function meshRun(ports: Ports, ownKind: boolean, directPorts = false): Promise<() => Promise<void>> {
  const root = new CommandRegistry({ ownKind, directPorts });
  const child = async (name: string): Promise<CommandRegistry> => {
    const { port1, port2 } = ports.pair();
    const registry = new CommandRegistry({ routerChannel: 'root', ownKind });
    await root.registerChannel(new MessagePortChannel(name, port1));
    const link = await registry.registerChannel(new MessagePortChannel('root', port2));
    await link.ready;
    return registry;
  };
  const owner = await child('owner');
  const caller = await child('caller');
  let channel: string | undefined;
  await owner.registerCommand([
    dynCommand('bench.echo', (value) => value),
    dynCommand('bench.way', (_request, context) => {
      ({ channel } = context);
    }),
  ]);
  while (directPorts && (channel === undefined || channel === 'root')) await caller.executeDyn('bench.way');
  return () => allStarted(values, (value) => caller.executeDyn('bench.echo', value));
}

/** Calls that go through a root, 1,000 in flight; raw has a relay between its two ports. */
export const routedWorkload: Workload = {
  name: 'routed through a root, 1,000 in flight',
  target: 0.9,
  operations: IN_FLIGHT,
  prepare: async (ports) => [
    { name: 'raw', run: await rawRun(ports) },
    { name: 'meshscope', run: await meshRun(ports, false) },
    { name: 'own kind', run: await meshRun(ports, true) },
  ],
};

/** The same where the root hands a direct port over to the two ends: raw goes through its relay all the same. */
export const directPortWorkload: Workload = {
  name: 'routed through a root, 1,000 in flight, with a direct port',
  target: undefined,
  ownKindTarget: 1.7,
  operations: IN_FLIGHT,
  prepare: async (ports) => [
    { name: 'raw', run: await rawRun(ports) },
    { name: 'own kind', run: await meshRun(ports, true, true) },
  ],
};
