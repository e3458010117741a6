// node scripts/run.mjs test/hardening/exit/main.ts <way>: links registries, disposes of them, and has nothing more to say.
import { createHash } from 'node:crypto';
import { createServer as createHttpServer } from 'node:http';
import { type AddressInfo, createServer } from 'node:net';
import { fileURLToPath } from 'node:url';
import { MessageChannel } from 'node:worker_threads';
import {
  type Channel,
  CommandRegistry,
  defineCommand,
  dynCommand,
  dynEvent,
  InMemoryChannel,
  MessagePortChannel,
  withConcurrencyLimit,
  withDeadline,
  withRetry,
} from '@mesh';
import {
  acceptWebSocket,
  connectWebSocket,
  ProcessChannel,
  SocketChannel,
  WebSocketAcceptor,
  WorkerChannel,
} from '@transports/node';
import { WAYS, type Way } from './ways';

const way = WAYS.find((name) => name === process.argv[2]);
if (way === undefined) throw new Error(`Say which way: ${WAYS.join(', ')}.`);

const file = (name: string): string => fileURLToPath(new URL(name, import.meta.url));

/** The caller's end, and the owner's where that is here. */
async function channelsOf(kind: Way): Promise<readonly [Channel, Channel?]> {
  switch (kind) {
    case 'port': {
      const { port1, port2 } = new MessageChannel();
      return [new MessagePortChannel('owner', port1), new MessagePortChannel('caller', port2)];
    }
    case 'worker':
      return [new WorkerChannel({ id: 'owner', file: file('idle-worker.cjs') })];
    case 'program':
      return [new ProcessChannel({ id: 'owner', command: [process.execPath, file('silent-peer.cjs')] })];
    case 'socket': {
      const server = createServer();
      await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
      const { port } = server.address() as AddressInfo;
      const accepted = new Promise<Channel>((resolve) =>
        server.once('connection', (socket) => {
          server.close();
          resolve(new SocketChannel({ id: 'caller', to: socket }));
        }),
      );
      const to = { host: '127.0.0.1', port };
      return [new SocketChannel({ id: 'owner', to }), await accepted];
    }
    case 'websocket': {
      const server = createHttpServer();
      const acceptor = new WebSocketAcceptor();
      const accepted = new Promise<Channel>((resolve) =>
        server.once('upgrade', (request, socket, head) =>
          acceptor.accept(request, socket, head, (made) => {
            server.close();
            resolve(acceptWebSocket({ id: 'caller', socket: made }));
          }),
        ),
      );
      await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
      const { port } = server.address() as AddressInfo;
      return [connectWebSocket({ id: 'owner', url: `ws://127.0.0.1:${port}` }), await accepted];
    }
    case 'deaf socket':
    case 'deaf websocket': {
      const server = createServer((socket) => {
        socket.unref().on('error', () => {});
        if (kind === 'deaf websocket') socket.once('data', (head) => socket.write(upgradeOf(String(head))));
        else socket.pause();
      });
      await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
      server.unref();
      const { port } = server.address() as AddressInfo;
      if (kind === 'deaf websocket')
        return [connectWebSocket({ id: 'owner', url: `ws://127.0.0.1:${port}` })];
      return [new SocketChannel({ id: 'owner', to: { host: '127.0.0.1', port } })];
    }
    default:
      return InMemoryChannel.pair('owner', 'caller');
  }
}

/** The answer to a WebSocket's handshake (RFC 6455, section 4.2.2). */
function upgradeOf(head: string): string {
  const key = /sec-websocket-key: (.*)\r\n/i.exec(head)?.[1] ?? '';
  const accept = createHash('sha1').update(`${key}258EAFA5-E914-47DA-95CA-C5AB0DC85B11`).digest('base64');
  const lines = ['HTTP/1.1 101 Switching Protocols', 'Upgrade: websocket', 'Connection: Upgrade'];
  return `${lines.join('\r\n')}\r\nSec-WebSocket-Accept: ${accept}\r\n\r\n`;
}

const Slow = defineCommand({ id: 'slow', idempotent: true });

async function consume(registry: CommandRegistry, takes: boolean): Promise<void> {
  const items = (await registry.executeDyn('items')) as AsyncIterable<number>;
  if (takes) for await (const _item of items) await new Promise((resolve) => setImmediate(resolve));
}

async function* endless(): AsyncGenerator<number> {
  for (let item = 0; ; item += 1) yield item;
}

/** What keeps a timer or waits for somebody, all of it at once. */
function keepBusy(registry: CommandRegistry): void {
  const given = new AbortController();
  for (const timeoutMs of [0, 60_000]) {
    for (const commandId of ['never', 'slow', 'beyond'])
      void registry.executeDyn(commandId, {}, { timeoutMs, signal: given.signal }).catch(() => {});
  }
  void registry.execute(Slow).catch(() => {});
  // A stream that is consumed, and one that nobody takes anything of.
  for (const takes of [true, false]) void consume(registry, takes).catch(() => {});
  void registry.registerCommand(dynCommand('late', () => 1)).catch(() => {});
  registry.onAny(() => {});
  registry.emit(dynEvent('e'));
}

const [toOwner, toCaller] = await channelsOf(way);
const caller = new CommandRegistry({ id: 'caller', routerChannel: 'owner' });
const owner = new CommandRegistry({ id: 'owner', requestTimeoutMs: 0 });
if (way === 'middlewares' || way === 'unanswered') {
  for (const registry of [caller, owner]) {
    registry.use(withRetry({ attempts: 5, delayMs: () => 60_000 }));
    registry.use(withConcurrencyLimit({ running: 1, waiting: 100, side: 'caller' }));
    registry.use(withConcurrencyLimit({ running: 1, waiting: 100, side: 'owner' }));
    registry.use(withDeadline(60_000));
  }
}
await owner.registerCommand([dynCommand('never', () => new Promise(() => {})), dynCommand('items', endless)]);
await caller.registerCommand(
  dynCommand('slow', (_request, { signal }) => {
    return new Promise((_resolve, reject) =>
      signal.addEventListener('abort', () => reject(signal.reason as Error), { once: true }),
    );
  }),
);
const links = await Promise.all([
  caller.registerChannel(toOwner),
  ...(toCaller ? [owner.registerChannel(toCaller)] : []),
]);
// The others answer no registration.
if (toCaller && way !== 'unanswered') await Promise.all(links.map((link) => link.ready));
keepBusy(caller);
// More than the system takes for a peer that doesn't read.
if (way.startsWith('deaf')) for (let n = 0; n < 200; n += 1) caller.emit(dynEvent('e', 'x'.repeat(100_000)));
if (toCaller) keepBusy(owner);
if (way !== 'unanswered') await new Promise((resolve) => setImmediate(resolve));
// One end alone where both are here: the other one hears of it.
await caller.dispose();
await Promise.all(links.map((link) => link.closed));
keepBusy(caller);
await owner.dispose();
console.log('disposed');
