import { execFile } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import { FAULTS } from './fuzz/faults';
import type { FuzzReport } from './fuzz/run-fuzz';

const projectRoot = fileURLToPath(new URL('../../', import.meta.url));
/** `FUZZ_FRAMES=1000000 npx vitest run test/hardening/fuzz.test.ts` for the long run; `FUZZ_SEED` for another one. */
const FRAMES = process.env['FUZZ_FRAMES'] ?? '50000';
const SEED = process.env['FUZZ_SEED'] ?? '20261121';

/** Runs the fuzzer in a process of its own, whose heap and whose rejections are its alone. */
function fuzz(...args: string[]): Promise<FuzzReport> {
  const command = ['--expose-gc', 'scripts/run.mjs', 'test/hardening/fuzz/main.ts', '--seed', SEED, ...args];
  return new Promise((resolve, reject) => {
    execFile(process.execPath, command, { cwd: projectRoot }, (error, stdout, stderr) => {
      try {
        resolve(JSON.parse(stdout) as FuzzReport);
      } catch {
        // It didn't come to its report.
        reject(error ?? new Error(stderr));
      }
    });
  });
}

describe('the fuzzer', () => {
  it(`sends ${FRAMES} mutated frames, and every good call is answered, within the bound on memory`, async () => {
    const report = await fuzz('--frames', FRAMES);
    expect(report.failures).toEqual([]);
    expect(report.goodCalls).toBeGreaterThan(Number(FRAMES) / 100);
    expect(report.violations).toBeGreaterThan(Number(FRAMES) / 4);
  }, 600_000);

  it('sends frames over a real port as well', async () => {
    const report = await fuzz('--frames', '10000', '--carrier', 'clone');
    expect(report.failures).toEqual([]);
    expect(report.violations).toBeGreaterThan(2500);
  }, 120_000);

  it.each(['reference', 'clone'])(
    'sends frames as a peer that shook hands, by %s',
    async (carrier) => {
      const report = await fuzz('--frames', '20000', '--own-kind', '--carrier', carrier);
      expect(report.failures).toEqual([]);
      expect(report.violations).toBeGreaterThan(4000);
    },
    120_000,
  );

  it.each(['reference', 'clone'])(
    'sends frames as a router that offers ports, and over these, by %s',
    async (carrier) => {
      const report = await fuzz('--frames', '20000', '--own-kind', '--router', '--carrier', carrier);
      expect(report.failures).toEqual([]);
      expect(report.violations).toBeGreaterThan(4000);
    },
    120_000,
  );

  it.each(FAULTS)(
    'finds a planted fault: %s',
    async (fault) => {
      const report = await fuzz(
        '--frames',
        '10000',
        '--fault',
        fault,
        ...(fault === 'loses-cancels' ? ['--own-kind'] : []),
      );
      expect(report.failures.length).toBeGreaterThan(0);
    },
    60_000,
  );

  it('finds a planted fault between two of our own kind', async () => {
    const report = await fuzz('--frames', '10000', '--own-kind', '--fault', 'goes-deaf');
    expect(report.failures.length).toBeGreaterThan(0);
  }, 60_000);
});
