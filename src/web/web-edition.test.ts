import { mkdir, mkdtemp, readFile, rm, stat, writeFile } from 'node:fs/promises';
import { request as httpRequest } from 'node:http';
import { connect } from 'node:net';
import { networkInterfaces, tmpdir } from 'node:os';
import { join } from 'node:path';
import type { FromPage } from '@contract';
import { CommandRegistry } from '@mesh';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { WebSocket } from 'ws';
import { startWebEdition, type WebEdition } from './web-edition';

let folder: string;
let registry: CommandRegistry;
let web: WebEdition;
let fromPages: FromPage[];
let closedPages: number;
const sockets: WebSocket[] = [];

const start = (port = 0): Promise<WebEdition> =>
  startWebEdition({
    port,
    folder: join(folder, 'page'),
    sessionFile: join(folder, 'data', 'web-session'),
    registry,
    openBulk: (bulk) =>
      bulk.listen(
        (message) => {
          fromPages.push(message);
          bulk.post({ kind: 'result', requestId: 1, text: '1' });
        },
        () => (closedPages += 1),
      ),
  });

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'meshscope-web-'));
  await mkdir(join(folder, 'page', 'assets'), { recursive: true });
  await writeFile(join(folder, 'page', 'index.html'), '<!doctype html>');
  await writeFile(join(folder, 'page', 'assets', 'index.js'), 'export {}');
  await writeFile(join(folder, 'secret.json'), '{}');
  fromPages = [];
  closedPages = 0;
  registry = new CommandRegistry({ id: 'main', requestTimeoutMs: 0 });
  web = await start();
});

afterEach(async () => {
  for (const socket of sockets.splice(0)) socket.terminate();
  await web.close();
  await registry.dispose();
  await rm(folder, { recursive: true, force: true });
});

interface Answer {
  readonly status: number;
  readonly headers: Record<string, string | string[] | undefined>;
  readonly body: string;
}

/** A request as any program can make it, with whatever Host and Origin. */
function ask(path: string, headers: Record<string, string> = {}, method = 'GET'): Promise<Answer> {
  return new Promise((resolve, reject) => {
    const request = httpRequest({ host: '127.0.0.1', port: web.port, path, headers, method }, (response) => {
      let body = '';
      response.on('data', (chunk: Buffer) => (body += chunk.toString()));
      response.on('end', () =>
        resolve({ status: response.statusCode ?? 0, headers: response.headers, body }),
      );
    });
    request.on('error', reject);
    request.end();
  });
}

const link = (): string => new URL(web.link).search;

async function cookie(): Promise<string> {
  const { headers } = await ask(`/${link()}`);
  const [set = ''] = (headers['set-cookie'] as string[] | undefined) ?? [];
  return set.split(';')[0] ?? '';
}

interface Opened {
  readonly socket?: WebSocket;
  /** Status of the refusal. */
  readonly status?: number;
}

function open(path: string, headers: Record<string, string>): Promise<Opened> {
  return new Promise((resolve) => {
    const socket = new WebSocket(`ws://127.0.0.1:${web.port}${path}`, { headers });
    sockets.push(socket);
    socket.on('open', () => resolve({ socket }));
    socket.on('unexpected-response', (_request, response) => resolve({ status: response.statusCode ?? 0 }));
    socket.on('error', () => resolve({}));
  });
}

const origin = (): string => `http://127.0.0.1:${web.port}`;

function nextMessage(socket: WebSocket): Promise<string> {
  return new Promise((resolve) => socket.once('message', (data: Buffer) => resolve(data.toString())));
}

describe('the printed link', () => {
  it('is exchanged for a cookie that no script and no other site gets', async () => {
    const answer = await ask(`/${link()}`);
    expect(answer.status).toBe(303);
    expect(answer.headers.location).toBe('/');
    const [set = ''] = answer.headers['set-cookie'] as string[];
    expect(set).toMatch(/; Path=\/; HttpOnly; SameSite=Strict$/);
    const page = await ask('/', { cookie: set.split(';')[0] ?? '' });
    expect([page.status, page.body]).toEqual([200, '<!doctype html>']);
    expect(page.headers['content-security-policy']).toContain("script-src 'self';");
    expect(page.headers['content-security-policy']).not.toContain('unsafe-eval');
  });

  it('works where a page of another site leads to it: a redirect would go on without the cookie', async () => {
    const answer = await ask(`/${link()}`, { 'sec-fetch-site': 'cross-site' });
    expect(answer.status).toBe(200);
    expect(answer.headers.location).toBeUndefined();
    expect(answer.headers['set-cookie']).toHaveLength(1);
    expect(answer.headers['content-type']).toBe('text/html; charset=utf-8');
    expect(answer.body).toContain('<meta http-equiv="refresh" content="0; url=/">');
  });

  it('is opened by a token that is good for once, as other users can read the arguments of a program', async () => {
    const [once, another] = [web.linkForOnce(), web.linkForOnce()];
    expect(new Set([once, another, web.link]).size).toBe(3);
    const { search } = new URL(once);
    expect((await ask(`/${search}`)).status).toBe(303);
    expect((await ask(`/${search}`)).status).toBe(401);
    expect((await ask(`/${new URL(another).search}`)).status).toBe(303);
    expect((await ask(`/${link()}`)).status).toBe(303);
  });

  it.each(['/', '/?token=', '/?token=0', '/index.html', '/assets/index.js', '/nothing', '/?token=%00'])(
    'is needed for %s',
    async (path) => {
      const answer = await ask(path);
      expect(answer.status).toBe(401);
      expect(answer.headers['set-cookie']).toBeUndefined();
      expect(answer.body).not.toContain('<!doctype');
    },
  );

  it('differs at every start, while a cookie stays good, so that an open page finds back', async () => {
    const kept = await cookie();
    const [before, port] = [web.link, web.port];
    await web.close();
    web = await start(port);
    expect(web.link).not.toBe(before);
    expect((await ask('/', { cookie: kept })).status).toBe(200);
    expect((await ask(`/${new URL(before).search}`)).status).toBe(401);
  });

  it('leaves a secret behind that only its owner may read', async () => {
    const file = join(folder, 'data', 'web-session');
    expect((await stat(file)).mode & 0o777).toBe(0o600);
    expect(await cookie()).toContain((await readFile(file, 'utf8')).trim());
  });
});

describe('a request from elsewhere', () => {
  it.each([
    ['another name that leads here', { host: 'evil.example' }],
    ['the right name with another port', { host: '127.0.0.1:1' }],
  ])('is refused under %s', async (_name, headers) => {
    expect((await ask(`/${link()}`, headers)).status).toBe(403);
    expect((await ask('/', { ...headers, cookie: await cookie() })).status).toBe(403);
  });

  it.each(['http://evil.example', 'null', 'https://127.0.0.1', 'http://127.0.0.1:1'])(
    'is refused with the origin %s',
    async (foreign) => {
      expect((await ask('/', { origin: foreign, cookie: await cookie() })).status).toBe(403);
    },
  );

  it('only reads, and only the files of the page', async () => {
    const headers = { cookie: await cookie() };
    expect((await ask('/', headers, 'POST')).status).toBe(405);
    expect((await ask('/', headers, 'HEAD')).status).toBe(200);
    expect((await ask('/assets/index.js', headers)).headers['content-type']).toContain('text/javascript');
    for (const path of [
      '/../secret.json',
      '/%2e%2e/secret.json',
      '/..%2fsecret.json',
      '//secret.json',
      '/nothing.js',
    ])
      expect([path, (await ask(path, headers)).status]).toEqual([path, 404]);
  });

  it('does not get in over another address of the machine', async () => {
    const outside = Object.values(networkInterfaces())
      .flat()
      .find((address) => address && !address.internal && address.family === 'IPv4')?.address;
    const hosts = outside === undefined ? ['127.0.0.2'] : ['127.0.0.2', outside];
    for (const host of hosts) {
      const reached = await new Promise((resolve) => {
        const socket = connect({ host, port: web.port }, () => resolve(true));
        socket.on('connect', () => socket.destroy());
        socket.on('error', () => resolve(false));
      });
      expect([host, reached]).toEqual([host, false]);
    }
  });

  it('leaves the server standing when it is garbage', async () => {
    for (const bytes of [
      '\0\xff\r\n\r\n',
      'GET http:// HTTP/1.1\r\nHost: x\r\n\r\n',
      'GET / HTTP/9.9\r\n\r\n',
    ])
      await new Promise<void>((resolve) => {
        const socket = connect({ host: '127.0.0.1', port: web.port }, () => socket.end(bytes));
        socket.on('close', () => resolve());
        socket.on('error', () => undefined);
        socket.resume();
      });
    expect((await ask('/', { cookie: await cookie() })).status).toBe(200);
  });
});

describe('a socket', () => {
  it.each(['/mesh', '/bulk'])('of %s is not made without the cookie or from elsewhere', async (path) => {
    const good = await cookie();
    expect(await open(path, { origin: origin() })).toEqual({ status: 401 });
    expect(await open(path, { origin: origin(), cookie: `${good}0` })).toEqual({ status: 401 });
    expect(await open(path, { cookie: good })).toEqual({ status: 403 });
    expect(await open(path, { origin: 'http://evil.example', cookie: good })).toEqual({ status: 403 });
    expect(await open(path, { origin: 'null', cookie: good })).toEqual({ status: 403 });
    expect(await open(path, { origin: origin(), host: 'evil.example', cookie: good })).toEqual({
      status: 403,
    });
    expect(registry.listCommands()).toEqual([]);
  });

  it('of another path is not made', async () => {
    expect(await open('/other', { origin: origin(), cookie: await cookie() })).toEqual({ status: 404 });
  });

  it('links pages to the registry, each under a name of its own', async () => {
    const headers = { origin: origin(), cookie: await cookie() };
    const channels: string[] = [];
    registry.observe((record) => {
      if (record.kind === 'link' && record.state === 'open') channels.push(record.channel);
    });
    const { socket } = await open('/mesh', headers);
    const { socket: second } = await open('/mesh', headers);
    expect(channels).toEqual(['renderer', 'renderer-2']);
    socket?.close();
    await new Promise((resolve) => socket?.once('close', resolve));
    await expect.poll(async () => (await open('/mesh', headers)).socket && channels.at(-1)).toBe('renderer');
    second?.close();
  });

  it('carries calls, and answers what is malformed with nothing', async () => {
    await registry.registerCommand({ id: 'ping' }, () => 'pong');
    const { socket } = await open('/mesh', { origin: origin(), cookie: await cookie() });
    if (!socket) throw new Error('There is no socket.');
    const answers: string[] = [];
    socket.on('message', (data: Buffer) => void answers.push(data.toString()));
    socket.send('no json');
    socket.send(Buffer.from([1, 2]));
    socket.send('{"type":"nothing"}');
    socket.send(
      JSON.stringify({ id: crypto.randomUUID(), type: 'execute.command.request', commandId: 'ping' }),
    );
    await expect.poll(() => answers.at(-1)).toContain('"result":"pong"');
  });

  it('gives a page’s commands to the next page when the first one goes', async () => {
    const headers = { origin: origin(), cookie: await cookie() };
    const page = async () => {
      const { socket } = await open('/mesh', headers);
      if (!socket) throw new Error('There is no socket.');
      const answers: string[] = [];
      socket.on('message', (data: Buffer) => {
        const message = JSON.parse(data.toString()) as { type: string; id: string; response?: object };
        if (message.response !== undefined) answers.push(JSON.stringify(message.response));
        if (message.type !== 'list.commands.request') return;
        const commands = [{ id: 'renderer.info' }];
        const id = crypto.randomUUID();
        socket.send(JSON.stringify({ type: 'list.commands.response', id, thid: message.id, commands }));
      });
      const command = { id: 'renderer.info' };
      socket.send(JSON.stringify({ type: 'register.command.request', id: crypto.randomUUID(), command }));
      await expect.poll(() => answers.length).toBe(1);
      return { socket, answer: answers[0] };
    };
    const owner = (): string | undefined =>
      registry.listCommands().find(({ id }) => id === 'renderer.info')?.channel;
    const first = await page();
    const second = await page();
    expect([first.answer, second.answer]).toEqual(['{"ok":true}', expect.stringContaining('duplicate')]);
    expect(owner()).toBe('renderer');
    first.socket.close();
    await expect.poll(owner).toBe('renderer-2');
  });

  it('carries bulk data both ways, and ends when it says nothing that can be read', async () => {
    const headers = { origin: origin(), cookie: await cookie() };
    const { socket } = await open('/bulk', headers);
    if (!socket) throw new Error('There is no socket.');
    const answer = nextMessage(socket);
    socket.send(JSON.stringify({ kind: 'unwatch' }));
    expect(JSON.parse(await answer)).toEqual({ kind: 'result', requestId: 1, text: '1' });
    expect(fromPages).toEqual([{ kind: 'unwatch' }]);
    const code = new Promise((resolve) => socket.once('close', resolve));
    socket.send('{');
    expect(await code).toBe(1007);
    await expect.poll(() => closedPages).toBe(1);
  });

  it('is gone once it was refused, even where the other side keeps its half open', async () => {
    const client = connect({ host: '127.0.0.1', port: web.port, allowHalfOpen: true });
    client.on('error', () => undefined);
    const ended = new Promise((resolve) => client.once('end', resolve));
    client.write(
      `GET /mesh HTTP/1.1\r\nHost: 127.0.0.1:${web.port}\r\nConnection: Upgrade\r\nUpgrade: websocket\r\n\r\n`,
    );
    client.resume();
    await ended;
    // It would never return while the refused one counts as a connection.
    await web.close();
    client.destroy();
  });

  it('is one of a bounded number', async () => {
    const headers = { origin: origin(), cookie: await cookie() };
    const all = await Promise.all(Array.from({ length: 65 }, () => open('/bulk', headers)));
    expect(all.filter(({ status }) => status === 503)).toHaveLength(1);
  });
});

it('says when its port is in use', async () => {
  await expect(start(web.port)).rejects.toMatchObject({ code: 'EADDRINUSE' });
});
