import { mkdtempSync, rmSync } from 'node:fs';
import { createServer, type Server } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, describe, expect, it } from 'vitest';
import { event } from '../testing/event';
import { RecordingSink } from '../testing/RecordingSink';
import { SocketChannel } from './SocketChannel';

const cleanUps: (() => unknown)[] = [];
afterEach(async () => {
  for (const cleanUp of cleanUps.splice(0).reverse()) await cleanUp();
});

async function listen(at: { port: number; host: string } | { path: string }) {
  const server: Server = createServer();
  await new Promise<void>((resolve) => server.listen(at, resolve));
  cleanUps.push(() => new Promise((resolve) => server.close(resolve)));
  const accepted = new Promise<{ channel: SocketChannel; sink: RecordingSink }>((resolve) => {
    server.once('connection', (socket) => {
      const sink = new RecordingSink();
      const channel = new SocketChannel({ id: 'client', to: socket });
      void channel.start(sink).then(() => resolve({ channel, sink }));
    });
  });
  return { server, accepted };
}

async function connected(to: { port: number; host: string } | { path: string }) {
  const sink = new RecordingSink();
  const channel = new SocketChannel({ id: 'server', to });
  cleanUps.push(() => channel.close());
  await channel.start(sink);
  return { channel, sink };
}

describe('SocketChannel', () => {
  it('speaks both ways over TCP, and both ends hear of the end', async () => {
    const { server, accepted } = await listen({ host: '127.0.0.1', port: 0 });
    const { port } = server.address() as { port: number };
    const client = await connected({ host: '127.0.0.1', port });
    const served = await accepted;
    client.channel.send(event('up'));
    served.channel.send(event('down'));
    await served.sink.until(({ received }) => received.length === 1);
    await client.sink.until(({ received }) => received.length === 1);
    expect(served.sink.received[0]).toMatchObject({ eventId: 'up' });
    expect(client.sink.received[0]).toMatchObject({ eventId: 'down' });
    client.channel.send(event('last'));
    client.channel.close();
    await served.sink.ended();
    expect(served.sink.received[1]).toMatchObject({ eventId: 'last' });
    expect(client.sink.ends).toEqual([undefined]);
  });

  it('speaks over a Unix socket', async () => {
    const directory = mkdtempSync(join(tmpdir(), 'mesh-'));
    cleanUps.push(() => rmSync(directory, { recursive: true }));
    const path = join(directory, 's');
    const { accepted } = await listen({ path });
    const client = await connected({ path });
    client.channel.send(event('up'));
    const { sink } = await accepted;
    await sink.until(({ received }) => received.length === 1);
    expect(sink.received[0]).toMatchObject({ eventId: 'up' });
  });

  it('rejects its start where nobody listens', async () => {
    const { server } = await listen({ host: '127.0.0.1', port: 0 });
    const { port } = server.address() as { port: number };
    await new Promise((resolve) => server.close(resolve));
    cleanUps.splice(0);
    const channel = new SocketChannel({ id: 'server', to: { host: '127.0.0.1', port } });
    await expect(channel.start(new RecordingSink())).rejects.toMatchObject({ code: 'ECONNREFUSED' });
  });
});
