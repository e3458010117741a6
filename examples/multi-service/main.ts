// Two registries in one process: the worker's router is the root, so each can call what the other has.
import { setTimeout as sleep } from 'node:timers/promises';
import { CommandError, CommandRegistry, InMemoryChannel } from 'meshscope/mesh';
import { ajvValidator } from 'meshscope/mesh/ajv';
import { prompt } from './prompt';
import { Greeted, GreetService, MathService } from './services';

// Plain JSON Schemas are checked by a validator, each by the registry that owns the command.
const validator = ajvValidator();
const root = new CommandRegistry({ id: 'root', validator });
const worker = new CommandRegistry({ id: 'worker', routerChannel: 'root', validator });

await root.registerService(GreetService, {
  hello: ({ name }) => {
    root.emit(Greeted, { name });
    return `Hello, ${name}!`;
  },
});

const [toWorker, toRoot] = InMemoryChannel.pair('worker', 'root');
const links = await Promise.all([root.registerChannel(toWorker), worker.registerChannel(toRoot)]);
await Promise.all(links.map((link) => link.ready));

await worker.registerService(MathService, {
  add: ({ a, b }) => a + b,
  div: ({ a, b }) => {
    // An error with a code keeps it on its way to the caller; any other would be `internal_error`.
    if (b === 0) throw new CommandError('invalid_request', "b is 0: one can't divide by that");
    return a / b;
  },
  // A stream: it is paced by whoever reads it, and ends when they stop, or give the call up.
  async *count({ to }, { signal }) {
    for (let number = 1; number <= to; number += 1) {
      await sleep(100, undefined, { signal });
      yield number;
    }
  },
});
worker.on(Greeted, ({ name }) => console.log(`worker: ${name} was greeted`));

// A typed client: the root calls the worker as if it were an object of its own.
const math = root.client(MathService);
console.log(`The worker says that 1 + 2 is ${await math.add({ a: 1, b: 2 })}. Try list, call, emit or help.`);

await prompt(root);
await Promise.all([root.dispose(), worker.dispose()]);
