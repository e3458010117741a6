import { execFile } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { beforeAll, describe, expect, it } from 'vitest';
import type { LoadReport } from './load/load-report';

const projectRoot = fileURLToPath(new URL('../../', import.meta.url));

/**
 * Ten times the load may take this many times as long: ten, and room for a busy machine. What grows with the square takes
 * a hundred times as long.
 */
const PROPORTION = 35;
const KEPT_BYTES = 2 * 1024 * 1024;

describe('under load', () => {
  let report: LoadReport;

  /** The process disposes of its registries, and has nothing more to say: it must come to its end by itself. */
  beforeAll(async () => {
    const command = ['--expose-gc', 'scripts/run.mjs', 'test/hardening/load/main.ts'];
    report = await new Promise((resolve, reject) => {
      execFile(process.execPath, command, { cwd: projectRoot, timeout: 120_000 }, (error, stdout) => {
        if (error) reject(new Error(`It failed, or didn't exit by itself: ${error.message} ${stdout}`));
        else resolve(JSON.parse(stdout) as LoadReport);
      });
    });
  }, 130_000);

  it.each([
    ['10,000 calls that are pending when their channel closes', 'pendingAtClose'],
    ['1,000,000 events', 'events'],
    ['100,000 registrations', 'registrations'],
    ['100,000 removals', 'removals'],
    ['60,000 calls that wait for their turn', 'waitingCalls'],
    ['10,000 streams that are open when their channel closes', 'streamsAtClose'],
  ] as const)('%s take time in proportion', (_name, key) => {
    const { tenthMs, wholeMs } = report[key];
    expect(wholeMs / tenthMs).toBeLessThan(PROPORTION);
  });

  it('events that are forgotten leave nothing in memory', () => {
    expect(report.keptAfterEventsBytes).toBeLessThan(KEPT_BYTES);
  });

  it('streams that were broken off leave next to nothing in memory', () => {
    // Of those that were given up, ids are remembered for 5 s.
    expect(report.keptAfterStreamsBytes).toBeLessThan(2 * KEPT_BYTES);
  });
});
