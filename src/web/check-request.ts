import type { IncomingMessage } from 'node:http';

/** Why a request isn't let in. */
export interface Refusal {
  readonly status: 400 | 401 | 403 | 404 | 405 | 503;
  readonly text: string;
}

/** The names under which a page on this machine reaches the loopback address. */
const LOOPBACK_NAMES = ['127.0.0.1', 'localhost', '[::1]'];

/**
 * Whether a request comes from this machine's own page: its Host is ours (against DNS rebinding), and so is its Origin.
 *
 * @param needsOrigin whether an absent Origin is refused too, as for sockets, which no policy of the browser guards
 */
export function checkSource(
  request: IncomingMessage,
  port: number,
  needsOrigin: boolean,
): Refusal | undefined {
  const { host, origin } = request.headers;
  if (host === undefined || !LOOPBACK_NAMES.some((name) => host === `${name}:${port}`))
    return { status: 403, text: 'This address is not of this server.' };
  if (origin === undefined ? needsOrigin : origin !== `http://${host}`)
    return { status: 403, text: 'Another page asked for this.' };
  return undefined;
}
