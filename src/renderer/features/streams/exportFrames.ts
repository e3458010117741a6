import type { FrameDetail, FrameRow } from '@contract';
import { frameLine } from './frameLine';

/** Texts that are asked for at once. */
export const CHUNK = 500;

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
      lines.push(frameLine(row, text));
    }
  }
  return { text: lines.map((line) => `${line}\n`).join(''), dropped };
}
