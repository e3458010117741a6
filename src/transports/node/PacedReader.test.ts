import { PassThrough } from 'node:stream';
import { describe, expect, it } from 'vitest';
import { PacedReader } from './PacedReader';

/** Takes as long as a person would notice for a few lines. */
function work(ms: number): void {
  for (const until = performance.now() + ms; performance.now() < until; );
}

describe('PacedReader', () => {
  it('lets everything else have its turn while a flood is read', async () => {
    const stream = new PassThrough({ highWaterMark: 1_000_000 });
    const sent = Buffer.from(Array.from({ length: 64 * 1_024 }, (_, index) => index % 251));
    const taken: Buffer[] = [];
    let others = 0;
    const reader = new PacedReader(stream, (piece) => {
      taken.push(piece);
      work(5);
    });
    const timer = setInterval(() => others++, 1);
    stream.end(sent);
    await new Promise<void>((resolve) => stream.once('end', () => reader.afterwards(resolve)));
    clearInterval(timer);
    expect(Buffer.concat(taken).equals(sent)).toBe(true);
    expect(others).toBeGreaterThan(10);
  });

  it('says at once that nothing waits', () => {
    let done = false;
    new PacedReader(new PassThrough(), () => undefined).afterwards(() => {
      done = true;
    });
    expect(done).toBe(true);
  });
});
