import { CommandRegistry, type DynCommand, dynCommand, dynEvent } from 'meshscope/mesh';
import { stdioChannel } from 'meshscope/transports';

/** What this plugin can do; a host learns of it when the plugin registers it. */
const abilities: Readonly<Record<string, (text: string) => unknown>> = {
  reverse: (text) => Array.from(text).reverse().join(''),
  count: (text) => text.split(/\s+/).length,
};

const registry = new CommandRegistry({ id: 'text', routerChannel: 'host' });
const link = await registry.registerChannel(stdioChannel('host'));
await link.ready;

const commands: DynCommand[] = Object.entries(abilities).map(([name, run]) =>
  dynCommand<string>(`text.${name}`, (text) => run(text), { schema: { request: { type: 'string' } } }),
);
commands.push(dynCommand('text.crash', () => process.exit(1)));
await registry.registerCommand(commands);
await registry.executeDyn('host.log', `here with ${commands.length} commands`);
registry.emit(dynEvent('text.loaded'));

await link.closed;
await registry.dispose();
