import { RegistryName } from '@contract';
import type { CommandRegistry, Link } from '@mesh';
import { WebSocketChannel } from '@transports/web';
import type { PageConnection } from '../page-connection';
import { reconnectDelayMs } from './reconnect-delay';
import { openServerSockets } from './server-sockets';
import type { SocketBulk } from './socket-bulk';

const wait = (ms: number): Promise<void> => new Promise((resolve) => setTimeout(resolve, ms));

async function link(registry: CommandRegistry, bulk: SocketBulk): Promise<Link> {
  const sockets = openServerSockets();
  bulk.attach(sockets.bulk);
  // In the same turn as the socket is made, so that no message is missed.
  const joined = registry.registerChannel(
    new WebSocketChannel({ id: RegistryName.main, socket: sockets.mesh }),
  );
  const [link] = await Promise.all([joined, sockets.opened]);
  await link.ready;
  return link;
}

/** Links the page with its server, again and again for as long as the page lives. Resolves once it is linked first. */
export function stayLinked(
  registry: CommandRegistry,
  bulk: SocketBulk,
  connection: PageConnection,
): Promise<void> {
  return new Promise((linkedFirst) => {
    const forever = async (): Promise<never> => {
      for (let failures = 0; ; failures++) {
        try {
          const { closed } = await link(registry, bulk);
          connection.set('open');
          linkedFirst();
          failures = 0;
          await closed;
          connection.set('closed');
        } catch {
          // The server isn't there; it is tried again.
        }
        await wait(reconnectDelayMs(failures));
      }
    };
    void forever();
  });
}
