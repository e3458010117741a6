import type { FrameRow } from '@contract';
import { parseJson, stringifyJson } from '@json';

/** One line of an export: what the row says, and the message exactly as it was on the wire. */
export function frameLine(row: FrameRow, text: string | undefined): string {
  const { preview: _preview, previewCut: _cut, at, ...rest } = row;
  const head = { ...rest, at: new Date(at).toISOString() };
  if (text === undefined) return JSON.stringify({ ...head, dropped: true });
  const message = oneLine(text);
  return message === undefined
    ? JSON.stringify({ ...head, text })
    : `${JSON.stringify(head).slice(0, -1)},"message":${message}}`;
}

/** The JSON text on one line, its numbers as written; undefined where it isn't JSON. */
function oneLine(text: string): string | undefined {
  try {
    return stringifyJson(parseJson(text));
  } catch {
    return undefined; // What is malformed is kept as text.
  }
}
