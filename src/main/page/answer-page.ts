import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { PAGE_HOST, PAGE_SCHEME, pageFile, pageHeaders } from '@contract';

export interface PageRequest {
  readonly method: string;
  readonly url: string;
}

export interface PageAnswer {
  readonly status: number;
  readonly headers: Record<string, string>;
  readonly body: Buffer;
}

function refusal(status: number, text: string): PageAnswer {
  return {
    status,
    headers: { ...pageHeaders(), 'Content-Type': 'text/plain; charset=utf-8' },
    body: Buffer.from(text),
  };
}

/**
 * Answers one request for the page; it never rejects.
 *
 * @param folder of the built page
 */
export async function answerPage(folder: string, { method, url }: PageRequest): Promise<PageAnswer> {
  if (method !== 'GET' && method !== 'HEAD') return refusal(405, 'The page is only read.');
  let asked: URL;
  try {
    asked = new URL(url);
  } catch {
    return refusal(400, 'This is no address.');
  }
  if (asked.protocol !== `${PAGE_SCHEME}:` || asked.host !== PAGE_HOST)
    return refusal(403, 'This is not our host.');
  const file = pageFile(asked.pathname);
  if (!file) return refusal(404, 'There is no such file.');
  try {
    const body = await readFile(join(folder, ...file.path.split('/')));
    return {
      status: 200,
      headers: { ...pageHeaders(), 'Content-Type': file.mediaType, 'Cache-Control': 'no-cache' },
      body: method === 'HEAD' ? Buffer.alloc(0) : body,
    };
  } catch {
    return refusal(404, 'There is no such file.');
  }
}
