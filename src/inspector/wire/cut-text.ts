/** Below this a slice may keep its source alive; above, it is copied out of it. */
const COPY_FROM_CHARS = 1_024;

/**
 * The part of a text from `start` to at most `limit` characters on. It doesn't keep a large text in memory: a plain
 * slice would, because V8 makes it a view.
 */
export function cutText(text: string, start: number, end: number, limit: number): string {
  const part = text.slice(start, Math.min(end, start + limit));
  return text.length > COPY_FROM_CHARS ? Buffer.from(part, 'utf16le').toString('utf16le') : part;
}
