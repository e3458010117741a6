import { CommandRegistry, dynCommand, isCommandError } from '@mesh';
import { linkToParentThread } from '@transports/node';

/** A thread of the mesh that calls others, and is called by them. */
const name = process.env['MESH_NAME'] ?? '';
const registry = new CommandRegistry({ id: name, routerChannel: 'root' });
await registry.registerCommand([
  dynCommand(`${name}.way`, (_request, { channel }) => channel),
  dynCommand<ArrayBuffer>(`${name}.bounce`, (buffer, { transfer }) => transfer(buffer, [buffer])),
  // Not before it is called over a direct port.
  dynCommand(`${name}.exit`, (_request, { channel }) => (channel === 'root' ? 'not yet' : process.exit(1))),
  // Calls a command of another thread so many times, one after the other, and gives what came of it.
  dynCommand<{ id: string; times: number }>(`${name}.call`, async ({ id, times }) => {
    const results = new Set<unknown>();
    for (let made = 0; made < times; made += 1) results.add(await outcomeOf(registry.executeDyn(id)));
    return [...results];
  }),
  dynCommand<string>(`${name}.hand-over`, async (id) => {
    const buffer = new ArrayBuffer(1_000_000);
    const back = (await registry.executeDyn(id, buffer, { transfer: [buffer] })) as ArrayBuffer;
    return [buffer.byteLength, back.byteLength];
  }),
]);
const link = await registry.registerChannel(linkToParentThread('root'));
void link.closed.then(() => registry.dispose());

async function outcomeOf(call: Promise<unknown>): Promise<unknown> {
  try {
    return await call;
  } catch (error) {
    if (isCommandError(error)) return error.code;
    throw error;
  }
}
