import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { LineSplitter } from './LineSplitter';

function split(chunks: readonly Buffer[], limit = 1_000_000): { lines: string[]; long: [string, number][] } {
  const lines: string[] = [];
  const long: [string, number][] = [];
  const splitter = new LineSplitter(limit, {
    line: (bytes) => lines.push(bytes.toString()),
    longLine: (beginning, size) => long.push([beginning.toString(), size]),
  });
  for (const chunk of chunks) splitter.push(chunk);
  splitter.end();
  return { lines, long };
}

describe('LineSplitter', () => {
  it('finds the same lines however the bytes are cut', () => {
    fc.assert(
      fc.property(
        fc.array(fc.string({ unit: 'grapheme' }).map((text) => text.replace(/[\r\n]/g, ''))),
        fc.infiniteStream(fc.integer({ min: 1, max: 7 })),
        (texts, sizes) => {
          const whole = Buffer.from(texts.map((text) => `${text}\n`).join(''));
          const chunks: Buffer[] = [];
          for (let at = 0; at < whole.length; ) {
            const size = sizes.next().value ?? 1;
            chunks.push(whole.subarray(at, at + size));
            at += size;
          }
          expect(split(chunks).lines).toEqual(texts);
        },
      ),
    );
  });

  it('takes CRLF and a last line without an end', () => {
    expect(split([Buffer.from('a\r\nb\nc')]).lines).toEqual(['a', 'b', 'c']);
  });

  it('reports a line over the limit by its beginning and size, and goes on', () => {
    const long = 'x'.repeat(5_000);
    const chunks = [
      Buffer.from(`a\n${long.slice(0, 1_500)}`),
      Buffer.from(long.slice(1_500)),
      Buffer.from('\nb\n'),
    ];
    const found = split(chunks, 2_000);
    expect(found.lines).toEqual(['a', 'b']);
    expect(found.long).toEqual([['x'.repeat(1_000), 5_000]]);
  });
});
