import { type MessagePort, workerData } from 'node:worker_threads';
import { CommandRegistry, dynCommand, MessagePortChannel } from '@mesh';

const registry = new CommandRegistry({ id: 'worker', routerChannel: 'parent' });
await registry.registerCommand([
  dynCommand('worker.echo', (request) => request),
  dynCommand('worker.never', () => new Promise(() => {})),
]);
const link = await registry.registerChannel(new MessagePortChannel('parent', workerData as MessagePort));
void link.closed.then(() => registry.dispose());
