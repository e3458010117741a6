import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';
import { expect, it } from 'vitest';
import { parseJson } from './parseJson';

setFlagsFromString('--expose-gc');
const collect = runInNewContext('gc') as () => void;

function heapBytes(): number {
  collect();
  return process.memoryUsage().heapUsed;
}

it('gives strings that keep no large text in memory, where numbers need care', () => {
  const TEXTS = 20;
  const CHARS = 1_000_000;
  const ids: unknown[] = [];
  const before = heapBytes();
  for (let text = 0; text < TEXTS; text++) {
    const id = `00000000-0000-4000-8000-${String(text).padStart(12, '0')}`;
    const bytes = Buffer.from(`{"id":"${id}","number":206.00,"request":"${'x'.repeat(CHARS)}"}`);
    ids.push((parseJson(bytes.toString()) as { id: string }).id);
  }
  expect(heapBytes() - before).toBeLessThan((TEXTS * CHARS) / 4);
  expect(ids[0]).toBe('00000000-0000-4000-8000-000000000000');
});
