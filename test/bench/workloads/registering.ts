import type { MessagePort } from 'node:worker_threads';
import { CommandRegistry, type DynCommand, dynCommand, MessagePortChannel } from '@mesh';
import { allStarted } from '../contenders/all-started';
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

async function linked(ports: Ports, ownKind: boolean): Promise<Pair> {
  const { port1, port2 } = ports.pair();
  const parent = new CommandRegistry({ ownKind });
  const child = new CommandRegistry({ routerChannel: 'parent', ownKind });
  const links = await Promise.all([
    parent.registerChannel(new MessagePortChannel('child', port1)),
    child.registerChannel(new MessagePortChannel('parent', port2)),
  ]);
  await Promise.all(links.map((link) => link.ready));
  return { parent, child };
}

const schema = {
  request: {
    type: 'object',
    properties: { a: { type: 'number' }, b: { type: 'number' } },
    required: ['a', 'b'],
  },
  response: { type: 'object', properties: { sum: { type: 'number' } }, required: ['sum'] },
} as const;

/** Commands, with what the messages say of each. */
interface Commands {
  readonly commands: readonly DynCommand[];
  readonly definitions: readonly object[];
}

const ids = Array.from({ length: COMMANDS }, (_, index) => `bench.command-${index}`);
const plain: Commands = {
  commands: ids.map((id) => dynCommand(id, (value) => value)),
  definitions: ids.map((id) => ({ id })),
};
const described: Commands = {
  commands: ids.map((id) => dynCommand(id, (value) => value, { description: 'Adds two numbers.', schema })),
  definitions: ids.map((id) => ({ id, description: 'Adds two numbers.', schema })),
};

function rawRegistrations(ports: Ports, { definitions }: Commands): () => Promise<void> {
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
      for (const command of definitions) {
        port1.postMessage({ type: 'register.command.request', id: ID, command });
      }
    });
}

type Register = (child: CommandRegistry, commands: readonly DynCommand[]) => Promise<unknown>;

const oneByOne: Register = (child, commands) =>
  allStarted(commands, (command) => child.registerCommand(command));
const asList: Register = async (child, commands) => child.registerCommand(commands);

/** Registers the commands with a router, in registries that are new in each run. */
function meshRegistrations(
  ports: Ports,
  register: Register,
  { commands }: Commands,
  ownKind: boolean,
): Candidate {
  let pair: Pair | undefined;
  return {
    name: ownKind ? 'own kind' : 'meshscope',
    before: async () => {
      pair = await linked(ports, ownKind);
    },
    run: async () => {
      const { child } = pair ?? (await linked(ports, ownKind));
      await register(child, commands);
    },
    after: async () => {
      await Promise.all([pair?.parent.dispose(), pair?.child.dispose()]);
    },
  };
}

function workload(name: string, register: Register, commands: Commands, target?: number): Workload {
  return {
    name: `registering 10,000 commands, ${name}`,
    target,
    ...(target !== undefined && { ownKindTarget: target }),
    operations: COMMANDS,
    prepare: async (ports) => [
      { name: 'raw', run: rawRegistrations(ports, commands) },
      meshRegistrations(ports, register, commands, false),
      meshRegistrations(ports, register, commands, true),
    ],
  };
}

/** Registering 10,000 commands with a router. */
export const registeringWorkloads: readonly Workload[] = [
  workload('one by one', oneByOne, plain, 0.85),
  workload('as a list', asList, plain, 0.85),
  workload('as a list, with schemas', asList, described),
];

/** Calls one of 10,000 commands after the other. */
async function meshCalls(ports: Ports, values: readonly unknown[], ownKind: boolean): Promise<Candidate> {
  const { parent, child } = await linked(ports, ownKind);
  await child.registerCommand(plain.commands);
  const called = values.map((_, index) => ids[index * 10] ?? '');
  return {
    name: ownKind ? 'own kind' : 'meshscope',
    run: () => allStarted(values, (value, index) => parent.executeDyn(called[index] ?? '', value)),
  };
}

/** Calling one of 10,000 commands, 1,000 calls in flight. */
export const callingOneOfManyWorkload: Workload = {
  name: 'calling one of 10,000, 1,000 in flight',
  target: 0.85,
  ownKindTarget: 0.85,
  operations: IN_FLIGHT,
  prepare: async (ports) => {
    const { port1, port2 } = ports.pair();
    void raw.serve(port2 satisfies MessagePort);
    const caller = await raw.connect(port1);
    const values = Array.from({ length: IN_FLIGHT }, () => ({ a: 1, b: 2 }));
    return [
      { name: 'raw', run: () => caller.burst(values) },
      await meshCalls(ports, values, false),
      await meshCalls(ports, values, true),
    ];
  },
};
