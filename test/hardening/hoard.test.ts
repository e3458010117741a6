import { execFile } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import { HELD, WAYS } from './hoard/ways';

const projectRoot = fileURLToPath(new URL('../../', import.meta.url));
/** Two bytes a character, one frame more, and room for what the heap does by itself. */
const KEPT_BYTES = HELD * 2 + 6 * 1024 * 1024;

interface Report {
  readonly keptBytes: number;
}

/** In a process of its own, whose heap is its alone; it has to come to its end by itself. */
function hoard(way: string): Promise<Report> {
  const command = ['--expose-gc', 'scripts/run.mjs', 'test/hardening/hoard/main.ts', way];
  return new Promise((resolve, reject) => {
    execFile(process.execPath, command, { cwd: projectRoot, timeout: 110_000 }, (error, stdout) => {
      if (error) reject(error);
      else resolve(JSON.parse(stdout) as Report);
    });
  });
}

describe('a peer that sends 120 MB', () => {
  it.each(WAYS)(
    'has no more kept than the bound: %s',
    async (way) => {
      const { keptBytes } = await hoard(way);
      expect(keptBytes).toBeLessThan(KEPT_BYTES);
    },
    120_000,
  );
});
