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
  if (url.pathname === '/' && token !== null && server.session.isToken(token)) {
    response.writeHead(303, {
      ...headers(request),
      Location: '/',
      'Set-Cookie': server.session.cookie(server.port),
    });
    response.end();
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
