import { createServer, type IncomingMessage, STATUS_CODES } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { Duplex } from 'node:stream';
import type { BulkPort } from '@inspector';
import type { CommandRegistry } from '@mesh';
import { WebSocketAcceptor } from '@transports/node';
import { answerRequest } from './answer-request';
import { checkSource, type Refusal } from './check-request';
import { Pages } from './pages';
import { openSession, type Session } from './session';

export interface WebEditionOptions {
  /** 0: one that is free. */
  readonly port: number;
  /** The folder of the built page. */
  readonly folder: string;
  /** Where the secret behind the cookie is kept. */
  readonly sessionFile: string;
  readonly registry: CommandRegistry;
  /** Serves the bulk port of a page until it closes. */
  openBulk(port: BulkPort): void;
}

export interface WebEdition {
  readonly port: number;
  /** Whoever has it may come in. */
  readonly link: string;
  /** A link that lets in once: for where others may read it, such as the arguments of a program. */
  linkForOnce(): string;
  /** Ends all sockets and stops listening. */
  close(): Promise<void>;
}

const LOOPBACK = '127.0.0.1';
/** Of all kinds together; a browser keeps about six a page. */
const MAX_CONNECTIONS = 256;
const MAX_PAGES = 32;

function refuseSocket(socket: Duplex, { status, text }: Refusal): void {
  const body = `${text}\n`;
  // Else one that the other side keeps half open would stay for good, and hold up the end of the server.
  socket.once('finish', () => socket.destroy());
  socket.end(
    `HTTP/1.1 ${status} ${STATUS_CODES[status]}\r\nConnection: close\r\nContent-Type: text/plain; charset=utf-8\r\n` +
      `Content-Length: ${Buffer.byteLength(body)}\r\n\r\n${body}`,
  );
}

/**
 * Serves the interface to this machine's browsers: on the loopback address only, to whoever has the printed link.
 *
 * @throws the system's error where the port can't be had (`EADDRINUSE`, `EACCES`)
 */
export async function startWebEdition(options: WebEditionOptions): Promise<WebEdition> {
  const session: Session = await openSession(options.sessionFile);
  const acceptor = new WebSocketAcceptor();
  const pages = new Pages(options.registry, (port) => options.openBulk(port));
  let port = options.port;
  let sockets = 0;

  const refusalOf = (request: IncomingMessage): Refusal | undefined => {
    const foreign = checkSource(request, port, true);
    if (foreign) return foreign;
    if (!session.isAdmitted(request.headers.cookie, port))
      return { status: 401, text: 'Open the link that Meshscope printed when it started; it has the token.' };
    if (request.url !== '/mesh' && request.url !== '/bulk')
      return { status: 404, text: 'There is no such socket.' };
    if (sockets >= 2 * MAX_PAGES) return { status: 503, text: `${MAX_PAGES} pages are open; close one.` };
    return undefined;
  };

  const server = createServer({ requestTimeout: 30_000, headersTimeout: 10_000 }, (request, response) => {
    void answerRequest({ port, session, folder: options.folder }, request, response);
  });
  server.maxConnections = MAX_CONNECTIONS;
  server.on('upgrade', (request: IncomingMessage, socket: Duplex, head: Buffer) => {
    // A socket that breaks while it is refused harms nobody.
    socket.on('error', () => socket.destroy());
    const refusal = refusalOf(request);
    if (refusal) {
      refuseSocket(socket, refusal);
      return;
    }
    acceptor.accept(request, socket, head, (webSocket) => {
      sockets += 1;
      webSocket.addEventListener('close', () => (sockets -= 1));
      // Its `close` follows and says enough.
      webSocket.addEventListener('error', () => undefined);
      if (request.url === '/mesh') pages.link(webSocket);
      else pages.serveBulk(webSocket);
    });
  });

  await new Promise<void>((resolve, reject) => {
    server.once('error', reject);
    server.listen(options.port, LOOPBACK, resolve);
  });
  port = (server.address() as AddressInfo).port;
  const linkWith = (token: string): string => `http://${LOOPBACK}:${port}/?token=${token}`;
  return {
    port,
    link: linkWith(session.token),
    linkForOnce: () => linkWith(session.newTokenForOnce()),
    close: () =>
      new Promise((resolve) => {
        acceptor.close();
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
}
