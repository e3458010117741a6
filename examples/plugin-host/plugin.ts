// A plugin: what it can do is in no file of its host, which learns of it when the two are linked.
import { CommandRegistry, dynCommand } from 'meshscope/mesh';
import { stdioChannel } from 'meshscope/transports';

const abilities: Readonly<Record<string, (text: string) => unknown>> = {
  reverse: (text) => Array.from(text).reverse().join(''),
  count: (text) => text.split(/\s+/).length,
};

const registry = new CommandRegistry({ id: 'text', routerChannel: 'host' });
await registry.registerCommand([
  ...Object.entries(abilities).map(([name, run]) =>
    dynCommand<string>(`text.${name}`, (text) => run(text), { schema: { request: { type: 'string' } } }),
  ),
  dynCommand('text.crash', () => process.exit(1)),
]);

// Its stdout is the link: what it has to say to people goes to stderr, or to a command of the host's.
const link = await registry.registerChannel(stdioChannel('host'));
await registry.executeDyn('host.log', 'text is here');
await link.closed;
await registry.dispose();
