import { PAGE_SCHEME } from '@contract';
import type { Protocol } from 'electron';
import { answerPage } from './answer-page';

/** To be told before the app is ready. */
export function announcePageScheme(protocol: Protocol): void {
  protocol.registerSchemesAsPrivileged([
    {
      scheme: PAGE_SCHEME,
      privileges: { standard: true, secure: true, supportFetchAPI: true, codeCache: true },
    },
  ]);
}

/**
 * Serves the page under its own scheme.
 *
 * @param folder of the built page
 */
export function servePage(protocol: Protocol, folder: string): void {
  // Electron 25 brought `handle`; before it a buffer protocol is the one that can answer 404 and set headers.
  if (typeof protocol.handle === 'function') {
    protocol.handle(PAGE_SCHEME, async (request) => {
      const { status, headers, body } = await answerPage(folder, request);
      return new Response(new Uint8Array(body), { status, headers });
    });
    return;
  }
  protocol.registerBufferProtocol(PAGE_SCHEME, (request, respond) => {
    void answerPage(folder, request).then(({ status, headers, body }) => {
      const mimeType = headers['Content-Type']?.split(';')[0];
      respond({ statusCode: status, headers, data: body, ...(mimeType !== undefined && { mimeType }) });
    });
  });
}
