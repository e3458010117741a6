import { readFile } from 'node:fs/promises';
import type { IncomingMessage, ServerResponse } from 'node:http';
import { join } from 'node:path';
import { pageFile, pageHeaders } from '@contract';
import { checkSource, type Refusal } from './check-request';
import type { Session } from './session';

export interface PageServer {
  readonly port: number;
  readonly session: Session;
  /** The folder of the built page. */
  readonly folder: string;
}

function headers(request: IncomingMessage): Record<string, string> {
  // Not every browser takes 'self' for a WebSocket of the same host.
  return { ...pageHeaders([`ws://${request.headers.host ?? ''}`]), 'Cache-Control': 'no-store' };
}

/** Sends the page that asks for itself anew: such a request comes from here, whoever led to this one. */
const GO_ON = '<!doctype html><meta http-equiv="refresh" content="0; url=/"><title>Meshscope</title>\n';

/** Exchanges the token for the cookie, and leads on to the address without it. */
function letIn({ session, port }: PageServer, request: IncomingMessage, response: ServerResponse): void {
  const given = { ...headers(request), 'Set-Cookie': session.cookie(port) };
  if (request.headers['sec-fetch-site'] === 'cross-site') {
    // A link in another site's page: a redirect would count as that site's, and go on without a SameSite=Strict cookie.
    response.writeHead(200, { ...given, 'Content-Type': 'text/html; charset=utf-8' });
    response.end(request.method === 'HEAD' ? undefined : GO_ON);
    return;
  }
  response.writeHead(303, { ...given, Location: '/' });
  response.end();
}

/** Answers with a sentence for the person who reads it. */
export function refuse(response: ServerResponse, { status, text }: Refusal): void {
  response.writeHead(status, {
    ...pageHeaders(),
    'Cache-Control': 'no-store',
    'Content-Type': 'text/plain; charset=utf-8',
  });
  response.end(`${text}\n`);
}

async function find(
  server: PageServer,
  request: IncomingMessage,
  response: ServerResponse,
): Promise<Refusal | undefined> {
  const refusal = checkSource(request, server.port, false);
  if (refusal) return refusal;
  if (request.method !== 'GET' && request.method !== 'HEAD')
    return { status: 405, text: 'The page is only read.' };
  // Only the path counts, so the host here is a filler; what can't be read as an address names nothing.
  let url: URL;
  try {
    url = new URL(`http://localhost${request.url ?? '/'}`);
  } catch {
    return { status: 400, text: 'This is no address.' };
  }
  const token = url.searchParams.get('token');
  if (url.pathname === '/' && token !== null && server.session.takeToken(token)) {
    letIn(server, request, response);
    return undefined;
  }
  if (!server.session.isAdmitted(request.headers.cookie, server.port))
    return { status: 401, text: 'Open the link that Meshscope printed when it started; it has the token.' };
  const file = pageFile(url.pathname);
  if (!file) return { status: 404, text: 'There is no such file.' };
  const body = await readFile(join(server.folder, ...file.path.split('/'))).catch(() => undefined);
  if (!body) return { status: 404, text: 'There is no such file.' };
  response.writeHead(200, {
    ...headers(request),
    'Content-Type': file.mediaType,
    'Content-Length': body.length,
  });
  response.end(request.method === 'HEAD' ? undefined : body);
  return undefined;
}

/** Answers one request; it never rejects. */
export async function answerRequest(
  server: PageServer,
  request: IncomingMessage,
  response: ServerResponse,
): Promise<void> {
  try {
    const refusal = await find(server, request, response);
    if (refusal) refuse(response, refusal);
  } catch {
    // The other side went away in the middle of it.
    response.destroy();
  }
}
