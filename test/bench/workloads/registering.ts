import type { MessagePort } from 'node:worker_threads';
import { CommandRegistry, type DynCommand, dynCommand, MessagePortChannel } from '@mesh';
import { raw } from '../contenders/raw';
import type { Candidate } from '../interleaved';
import type { Ports } from '../ports';
import type { Workload } from './workload';

const COMMANDS = 10_000;
const IN_FLIGHT = 1000;
const ID = '3f2b8c1e-9d47-4a6b-8e21-000000000001';

interface Pair {
  readonly parent: CommandRegistry;
  readonly child: CommandRegistry;
}

async function linked(ports: Ports): Promise<Pair> {
  const { port1, port2 } = ports.pair();
  const parent = new CommandRegistry({ ownKind: false });
  const child = new CommandRegistry({ routerChannel: 'parent', ownKind: false });
  const links = await Promise.all([
    parent.registerChannel(new MessagePortChannel('child', port1)),
    child.registerChannel(new MessagePortChannel('parent', port2)),
  ]);
  await Promise.all(links.map((link) => link.ready));
  return { parent, child };
}

const commands: readonly DynCommand[] = Array.from({ length: COMMANDS }, (_, index) =>
  dynCommand(`bench.command-${index}`, (value) => value),
);

function rawRegistrations(ports: Ports): () => Promise<void> {
  const { port1, port2 } = ports.pair();
  port2.on('message', ({ id }: { readonly id: string }) => {
    port2.postMessage({ type: 'register.command.response', id: ID, thid: id, response: { ok: true } });
  });
  let left = 0;
  let finish: () => void = () => {};
  port1.on('message', () => {
    left -= 1;
    if (left === 0) finish();
  });
  return () =>
    new Promise((resolve) => {
      finish = resolve;
      left = COMMANDS;
      for (const { id } of commands) {
        port1.postMessage({ type: 'register.command.request', id: ID, command: { id } });
      }
    });
}

const oneByOne = async (child: CommandRegistry): Promise<unknown> =>
  Promise.all(commands.map((command) => child.registerCommand(command)));
const asList = async (child: CommandRegistry): Promise<unknown> => child.registerCommand(commands);

/** Registers the commands with a router, in registries that are new in each run. */
function meshRegistrations(ports: Ports, register: (child: CommandRegistry) => Promise<unknown>): Candidate {
  let pair: Pair | undefined;
  return {
    name: 'meshscope',
    before: async () => {
      pair = await linked(ports);
    },
    run: async () => {
      const { child } = pair ?? (await linked(ports));
      await register(child);
    },
    after: async () => {
      await Promise.all([pair?.parent.dispose(), pair?.child.dispose()]);
    },
  };
}

function workload(name: string, register: (child: CommandRegistry) => Promise<unknown>): Workload {
  return {
    name: `registering 10,000 commands, ${name}`,
    target: 0.85,
    operations: COMMANDS,
    prepare: async (ports) => [
      { name: 'raw', run: rawRegistrations(ports) },
      meshRegistrations(ports, register),
    ],
  };
}

/** Registering 10,000 commands with a router. */
export const registeringWorkloads: readonly Workload[] = [
  workload('one by one', oneByOne),
  workload('as a list', asList),
];

/** Calling one of 10,000 commands, 1,000 calls in flight. */
export const callingOneOfManyWorkload: Workload = {
  name: 'calling one of 10,000, 1,000 in flight',
  target: 0.85,
  operations: IN_FLIGHT,
  prepare: async (ports) => {
    const { parent, child } = await linked(ports);
    await child.registerCommand(commands);
    const { port1, port2 } = ports.pair();
    void raw.serve(port2 satisfies MessagePort);
    const caller = await raw.connect(port1);
    const values = Array.from({ length: IN_FLIGHT }, () => ({ a: 1, b: 2 }));
    const ids = values.map((_, index) => `bench.command-${index * 10}`);
    return [
      { name: 'raw', run: () => caller.burst(values) },
      {
        name: 'meshscope',
        run: async () => {
          const calls = values.map((value, index) => parent.executeDyn(ids[index] ?? '', value));
          await Promise.all(calls);
        },
      },
    ];
  },
};
