// Two registries in one process: the worker's router is the root, so each can call what the other has.
import { CommandError, CommandRegistry, InMemoryChannel } from 'meshscope/mesh';
import { ajvValidator } from 'meshscope/mesh/ajv';
import { prompt } from './prompt';
import { Greeted, GreetService, MathService } from './services';

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
    if (b === 0) throw new CommandError('invalid_request', "b is 0: one can't divide by that");
    return a / b;
  },
});
worker.on(Greeted, ({ name }) => console.log(`worker: ${name} was greeted`));

await prompt(root);
await Promise.all([root.dispose(), worker.dispose()]);
