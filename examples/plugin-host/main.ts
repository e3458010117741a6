// A host that knows nothing of its plugins but their files: each runs in a process of its own and brings its commands.
import { fileURLToPath } from 'node:url';
import {
  CommandRegistry,
  defineCommand,
  isCommandError,
  jsonSchema,
  type Link,
  withDeadline,
  withRateLimit,
} from 'meshscope/mesh';
import { describeExit, ProcessChannel, ProcessExitError } from 'meshscope/transports';

const Log = defineCommand({ id: 'host.log', request: jsonSchema<string>({ type: 'string' }) });

const host = new CommandRegistry({ id: 'host' });
// A plugin may hang: its calls have two seconds, not the usual thirty.
host.use(withDeadline(2_000));
// It may talk too much: the host's own commands can be called three times a second.
host.use(withRateLimit({ calls: 3, perMs: 1_000, side: 'owner' }));
await host.registerCommand(Log, (line, { channel }) => console.log(`${channel} says: ${line}`));

interface Plugin {
  readonly channel: ProcessChannel;
  readonly link: Link;
}

/** Starts a plugin; its commands are there once its link is ready. What it writes to stderr is shown on ours. */
async function load(id: string, program: string): Promise<Plugin> {
  const file = fileURLToPath(new URL(program, import.meta.url));
  // `graceMs`: it has so long to go when its stdin is closed, and again after SIGTERM; then it is killed.
  const channel = new ProcessChannel({ id, command: [process.execPath, file], graceMs: 500 });
  const link = await host.registerChannel(channel);
  await link.ready;
  return { channel, link };
}

function show(when: string): void {
  const ids = host
    .listCommands()
    .map(({ id, channel }) => (channel === undefined ? id : `${id} (${channel})`));
  console.log(`${when}: ${ids.join(', ')}`);
}

function explain({ link: { id, cause } }: Plugin): void {
  if (cause instanceof ProcessExitError) console.log(`${id} ${describeExit(cause.exit)}`);
}

async function tryCall(id: string, request?: unknown): Promise<void> {
  try {
    console.log(`${id}: ${JSON.stringify(await host.executeDyn(id, request))}`);
  } catch (error) {
    console.log(`${id}: ${isCommandError(error) ? error.code : String(error)}`);
  }
}

show('before');
const text = await load('text', './plugin.js');
show('loaded');
await tryCall('text.reverse', 'mesh');
await tryCall('text.count', 'one two three');
// Unloading is closing the link: its commands go with it, and so does its process.
await text.link.close();
show('unloaded');
await tryCall('text.reverse', 'mesh');

// A plugin that crashes takes nothing with it but its own calls, and its link says why it ended.
const crashing = await load('text', './plugin.js');
await tryCall('text.crash');
await crashing.link.closed;
show('crashed');
explain(crashing);

const rude = await load('rude', './rude-plugin.js');
await tryCall('rude.take');
await tryCall('rude.hang');
await tryCall('rude.flood');
await rude.link.close();
console.log(`rude ${describeExit(await rude.channel.exited)}`);

const missing = await load('missing', './no-such-plugin.js');
await missing.link.closed;
explain(missing);
await host.dispose();
