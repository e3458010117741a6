import type { FrameDetail, FrameRow } from '@contract';
import { parseJson, stringifyJson } from '@json';

const CHUNK = 500;

/** One line of an export: what the row says, and the message exactly as it was on the wire. */
function lineOf(row: FrameRow, text: string | undefined): string {
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

/**
 * Writes frames as NDJSON, read in chunks. `dropped` counts those whose text the inspector no longer had: they are
 * in the file, without their message.
 */
export async function exportFrames(
  rows: readonly FrameRow[],
  read: (seqs: readonly number[]) => Promise<readonly FrameDetail[]>,
): Promise<{ text: string; dropped: number }> {
  const lines: string[] = [];
  let dropped = 0;
  for (let start = 0; start < rows.length; start += CHUNK) {
    const chunk = rows.slice(start, start + CHUNK);
    const details = await read(chunk.map(({ seq }) => seq));
    const texts = new Map(details.map(({ seq, text }) => [seq, text]));
    for (const row of chunk) {
      const text = texts.get(row.seq);
      if (text === undefined) dropped++;
      lines.push(lineOf(row, text));
    }
  }
  return { text: lines.map((line) => `${line}\n`).join(''), dropped };
}
