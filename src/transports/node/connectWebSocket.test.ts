import { once } from 'node:events';
import type { AddressInfo } from 'node:net';
import type { Duplex } from 'node:stream';
import { MalformedFrame } from '@mesh';
import { afterEach, describe, expect, it } from 'vitest';
import { WebSocketServer } from 'ws';
import { WebSocketChannel } from '../shared/WebSocketChannel';
import { event } from '../testing/event';
import { RecordingSink } from '../testing/RecordingSink';
import { acceptWebSocket, connectWebSocket } from './connectWebSocket';

const servers: WebSocketServer[] = [];
afterEach(() => {
  for (const server of servers.splice(0)) {
    for (const client of server.clients) client.terminate();
    server.close();
  }
});

async function serve() {
  const server = new WebSocketServer({ port: 0, host: '127.0.0.1' });
  servers.push(server);
  await new Promise((resolve) => server.once('listening', resolve));
  const sink = new RecordingSink();
  const accepted = new Promise<WebSocketChannel>((resolve) => {
    server.once('connection', (socket) => {
      const channel = acceptWebSocket({ id: 'client', socket });
      void channel.start(sink).then(() => resolve(channel));
    });
  });
  return { server, sink, accepted, url: `ws://127.0.0.1:${(server.address() as AddressInfo).port}` };
}

describe('WebSocketChannel', () => {
  it('speaks both ways, a message a text frame, and tells the texts', async () => {
    const { url, sink: served, accepted } = await serve();
    const texts: string[] = [];
    const sink = new RecordingSink();
    const channel = connectWebSocket({
      id: 'server',
      url,
      onFrameText: ({ direction, text, sizeBytes }) =>
        texts.push(`${direction} ${sizeBytes} ${text.slice(-20)}`),
    });
    await channel.start(sink);
    channel.send(event('é', { n: 9007199254740993n }));
    (await accepted).send(event('down'));
    await served.until(({ received }) => received.length === 1);
    await sink.until(({ received }) => received.length === 1);
    expect(served.received[0]).toMatchObject({ payload: { n: 9007199254740993n } });
    expect(texts).toEqual(['out 108 ":9007199254740993}}', 'in 77 t","eventId":"down"}']);
    channel.close();
    expect(sink.ends).toEqual([undefined]);
    expect(await served.ended()).toBeUndefined();
  });

  it('hands over what is not JSON, or not text, and goes on', async () => {
    const { server, url } = await serve();
    const sink = new RecordingSink();
    const channel = connectWebSocket({ id: 'server', url });
    await channel.start(sink);
    for (const client of server.clients) {
      client.send('nonsense');
      client.send(Buffer.from('{}'));
      client.send('{"ok":true}');
    }
    await sink.until(({ received }) => received.length === 3);
    expect(sink.received.slice(0, 2)).toEqual([
      new MalformedFrame('nonsense', 'not JSON: character 1: "nonsense" isn\'t a JSON value'),
      expect.objectContaining({ reason: expect.stringContaining('a binary frame') }),
    ]);
    expect(sink.received[2]).toEqual({ ok: true });
    channel.close();
  });

  it('says with which code the other side ended it', async () => {
    const { server, url } = await serve();
    const sink = new RecordingSink();
    await connectWebSocket({ id: 'server', url }).start(sink);
    for (const client of server.clients) client.close(4001, 'go away');
    expect(await sink.ended()).toMatchObject({ name: 'WebSocketEndedError', code: 4001 });
  });

  it('rejects its start where nobody listens', async () => {
    const { server, url } = await serve();
    await new Promise((resolve) => server.close(resolve));
    await expect(connectWebSocket({ id: 'server', url }).start(new RecordingSink())).rejects.toThrow(
      'ECONNREFUSED',
    );
  });

  it('cuts a peer off that does not answer its close', async () => {
    const { server, url } = await serve();
    const answering = new Promise<Duplex>((resolve) =>
      server.once('connection', (_socket, request) => resolve(request.socket)),
    );
    const channel = connectWebSocket({ id: 'server', url });
    await channel.start(new RecordingSink());
    const wire = await answering;
    // It is there, and reads, but says nothing more.
    wire.removeAllListeners('data');
    wire.resume();
    const cut = once(wire, 'close');
    channel.close();
    await cut;
    expect(wire.destroyed).toBe(true);
  }, 10_000);
});
