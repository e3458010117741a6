import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';
import { expect, it } from 'vitest';
import { sniffFrame } from './sniff-frame';

setFlagsFromString('--expose-gc');
const collect = runInNewContext('gc') as () => void;

function heapBytes(): number {
  collect();
  return process.memoryUsage().heapUsed;
}

it('gives texts that keep no frame in memory: V8 makes a slice a view of the whole', () => {
  const FRAMES = 100;
  const FRAME_CHARS = 1_000_000;
  const kept: unknown[] = [];
  const before = heapBytes();
  for (let frame = 0; frame < FRAMES; frame++) {
    const id = `00000000-0000-4000-8000-${String(frame).padStart(12, '0')}`;
    const parts = { type: 'execute.command.request', id, commandId: 'telemetry.reports.send' };
    // Out of bytes, as it comes from a link: one flat text.
    const bytes = Buffer.from(JSON.stringify({ ...parts, request: 'x'.repeat(FRAME_CHARS) }));
    const { subject, id: messageId, type } = sniffFrame(bytes.toString());
    kept.push([subject, messageId, type]);
  }
  expect(kept).toHaveLength(FRAMES);
  expect(heapBytes() - before).toBeLessThan((FRAMES * FRAME_CHARS) / 10);
  expect(kept[0]).toEqual([
    'telemetry.reports.send',
    '00000000-0000-4000-8000-000000000000',
    'execute.command.request',
  ]);
});
