import { TextDecoder } from 'node:util';

/**
 * Bytes as text. Where they aren't UTF-8, `invalidAt` is the offset of the first byte that doesn't fit and the text
 * has U+FFFD in those places.
 */
export function decodeUtf8(bytes: Buffer): { text: string; invalidAt?: number } {
  const text = bytes.toString('utf8');
  if (!text.includes('\uFFFD')) return { text };
  try {
    // U+FFFD may well have been sent as itself.
    new TextDecoder('utf-8', { fatal: true }).decode(bytes);
    return { text };
  } catch {
    return { text, invalidAt: firstDifference(bytes, Buffer.from(text)) };
  }
}

function firstDifference(bytes: Buffer, encoded: Buffer): number {
  let at = 0;
  while (at < bytes.length && bytes[at] === encoded[at]) at++;
  return at;
}
