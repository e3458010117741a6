// A host that knows nothing of its plugin but the file: the plugin runs in a process of its own and registers commands.
import { fileURLToPath } from 'node:url';
import { CommandRegistry, defineCommand, isCommandError, jsonSchema, type Link } from 'meshscope/mesh';
import { ProcessChannel } from 'meshscope/transports';

const Log = defineCommand({ id: 'host.log', request: jsonSchema<string>({ type: 'string' }) });

const host = new CommandRegistry({ id: 'host' });
await host.registerCommand(Log, (line) => console.log(`plugin says: ${line}`));

/** Starts a plugin; it is there once its commands are. */
async function load(id: string, file: string): Promise<Link> {
  const loaded = new Promise<void>((resolve) => {
    const stop = host.onDyn(`${id}.loaded`, () => {
      stop();
      resolve();
    });
  });
  const link = await host.registerChannel(new ProcessChannel({ id, command: [process.execPath, file] }));
  await loaded;
  return link;
}

function show(when: string): void {
  const ids = host
    .listCommands()
    .map(({ id, channel }) => (channel === undefined ? id : `${id} (${channel})`));
  console.log(`${when}: ${ids.join(', ')}`);
}

async function tryCall(id: string, request?: unknown): Promise<void> {
  try {
    console.log(`${id}: ${JSON.stringify(await host.executeDyn(id, request))}`);
  } catch (error) {
    console.log(`${id}: ${isCommandError(error) ? error.code : String(error)}`);
  }
}

const file = fileURLToPath(new URL('./plugin.js', import.meta.url));
show('before');
const plugin = await load('text', file);
show('loaded');
await tryCall('text.reverse', 'mesh');
await tryCall('text.count', 'one two three');
await plugin.close();
show('unloaded');
await tryCall('text.reverse', 'mesh');

const again = await load('text', file);
// A plugin that crashes takes nothing with it but its own calls.
await tryCall('text.crash');
await again.closed;
show('crashed');
await host.dispose();
